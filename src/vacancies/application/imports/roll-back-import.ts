import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { MoveOperation } from '../../../platform/operations/move-operation.js';
import type { OperationStatus } from '../../../platform/operations/operation.js';
import { Operations } from '../../../platform/operations/operations.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { ChangedSinceImport, LaterImportStands } from '../../domain/import.errors.js';
import { ImportChangesRepository } from '../../storage/import-changes.repository.js';
import { ImportsRepository } from '../../storage/imports.repository.js';
import { VacanciesRepository } from '../../storage/vacancies.repository.js';
import { RegroupTouched } from './regroup-touched.js';

const NAMED = 20;

/** Everything that an import touched is again what it was before, in one transaction; what only it brought is withdrawn. */
@Injectable()
export class RollBackImport {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly operations: Operations,
    private readonly moveOperation: MoveOperation,
    private readonly vacancies: VacanciesRepository,
    private readonly imports: ImportsRepository,
    private readonly changes: ImportChangesRepository,
    private readonly regroup: RegroupTouched,
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

  /** Safe to run twice. @param was the state it had before; somebody may have changed a vacancy since it was asked, and then it stands as it stood */
  async execute(operationId: string, was: OperationStatus): Promise<void> {
    if ((await this.operations.get(operationId)).status !== 'rolling-back') return;
    await this.dataSource.transaction(async (tx) => {
      await this.vacancies.hold(tx);
      try {
        const later = await this.imports.laterOf(tx, operationId);
        if (later) throw new LaterImportStands(later, 'roll-back');
        await this.requireUntouched(tx, operationId);
      } catch (error) {
        if (!(error instanceof ChangedSinceImport || error instanceof LaterImportStands)) throw error;
        return this.moveOperation.stands(tx, operationId, was, { rollBack: { code: error.code, detail: error.message } });
      }
      await this.takeBack(tx, operationId);
    });
  }

  private async takeBack(tx: EntityManager, operationId: string): Promise<void> {
    const restored = await this.changes.restore(tx, operationId);
    const vacancyId = await this.regroup.execute(tx, operationId);
    await this.changes.forget(tx, operationId);
    await this.moveOperation.rolledBack(tx, operationId, { rolledBack: restored });
    const revision = await this.vacancies.revision(tx);
    if (vacancyId) await this.outbox.append(tx, { name: 'vacancy.changed.v1', data: { vacancyId, revision } });
  }
}
