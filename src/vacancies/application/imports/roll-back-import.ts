import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { MoveOperation } from '../../../platform/operations/move-operation.js';
import type { Operation, OperationStatus } from '../../../platform/operations/operation.js';
import { Operations } from '../../../platform/operations/operations.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ChangedSinceImport, LaterImportStands } from '../../domain/import.errors.js';
import { ImportChangesRepository, type Restored } from '../../storage/import-changes.repository.js';
import { ImportsRepository } from '../../storage/imports.repository.js';
import { VacanciesRepository } from '../../storage/vacancies.repository.js';
import { MergeDuplicates } from '../merge-duplicates.js';

const NAMED = 20;
/** So many in one transaction: others wait for it a second, and a stop loses no more. */
const BATCH = 2_000;
const NOTHING: Restored = { restored: 0, withdrawn: 0 };

/** Everything that an import touched is again what it was before, batch by batch; what only it brought is withdrawn. Until all of it is, the operation says `rolling-back`. */
@Injectable()
export class RollBackImport {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly operations: Operations,
    private readonly moveOperation: MoveOperation,
    private readonly vacancies: VacanciesRepository,
    private readonly imports: ImportsRepository,
    private readonly changes: ImportChangesRepository,
    private readonly merge: MergeDuplicates,
    private readonly outbox: Outbox,
  ) {}

  /** @throws ChangedSinceImport */
  async requireUntouched(tx: EntityManager, operationId: string): Promise<void> {
    const { all, first } = await this.changes.changedSince(tx, operationId, NAMED);
    if (all)
      throw new ChangedSinceImport(
        all,
        first.map(({ reference }) => reference),
      );
  }

  /**
   * Safe to run twice, and goes on where it was broken off. @param was the state it had before; somebody may have changed a vacancy between the asking and
   * the first batch, and then it stands as it stood
   */
  async execute(operationId: string, was: OperationStatus): Promise<void> {
    if (!(await this.begin(operationId, was))) return;
    for (let more = true; more; ) more = await this.dataSource.transaction((tx) => this.takeBackNext(tx, operationId));
  }

  /** From the first batch on nobody else changes what is still to be taken back. @returns false: there is nothing to take back */
  private async begin(operationId: string, was: OperationStatus): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      await this.vacancies.hold(tx);
      const { status, result } = await this.operations.get(operationId, tx);
      if (status !== 'rolling-back') return false;
      if (takenBackOf(result)) return true;
      const stands = await this.whyItStands(tx, operationId);
      if (stands) await this.moveOperation.stands(tx, operationId, was, { rollBack: { code: stands.code, detail: stands.message } });
      else await this.moveOperation.tookBack(tx, operationId, { rolledBack: NOTHING });
      return !stands;
    });
  }

  private async whyItStands(tx: EntityManager, operationId: string): Promise<LaterImportStands | ChangedSinceImport | undefined> {
    const later = await this.imports.laterOf(tx, operationId);
    if (later) return new LaterImportStands(later, 'roll-back');
    return this.requireUntouched(tx, operationId).catch((error: unknown) => {
      if (error instanceof ChangedSinceImport) return error;
      throw error;
    }) as Promise<ChangedSinceImport | undefined>;
  }

  /** @returns false: that was the last of them */
  private async takeBackNext(tx: EntityManager, operationId: string): Promise<boolean> {
    await this.vacancies.hold(tx);
    const { status, result } = await this.operations.get(operationId, tx);
    if (status !== 'rolling-back') return false;
    const { ids, restored, withdrawn } = await this.changes.restore(tx, operationId, BATCH);
    const before = takenBackOf(result) ?? NOTHING;
    const rolledBack = { restored: before.restored + restored, withdrawn: before.withdrawn + withdrawn };
    if (!ids.length) await this.moveOperation.rolledBack(tx, operationId, { rolledBack });
    else await this.moveOperation.tookBack(tx, operationId, { rolledBack });
    if (!ids.length) return false;
    await this.merge.execute(tx, ids);
    const revision = await this.vacancies.revision(tx);
    await this.outbox.append(tx, { name: 'vacancy.changed.v1', data: { vacancyId: ids[0], revision } });
    return true;
  }
}

/** How far it has come; undefined: it has not begun. */
function takenBackOf(result: Operation['result']): Restored | undefined {
  return result?.rolledBack as Restored | undefined;
}
