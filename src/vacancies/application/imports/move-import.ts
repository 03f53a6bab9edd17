import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../../audit/index.js';
import { asService } from '../../../platform/database/reach.js';
import { MoveOperation } from '../../../platform/operations/move-operation.js';
import type { OperationAction, OperationStatus } from '../../../platform/operations/operation.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { LaterImportStands, NoSuchImport } from '../../domain/import.errors.js';
import { IMPORT_KIND, ImportsRepository } from '../../storage/imports.repository.js';
import { RollBackImport } from './roll-back-import.js';

/** Pauses an import before its next batch, has it go on from its last row, or has it taken back as a whole. */
@Injectable()
export class MoveImport {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly moveOperation: MoveOperation,
    private readonly imports: ImportsRepository,
    private readonly rollBack: RollBackImport,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @returns how it stands now @throws OperationNotFound, OperationCannotMove, NoSuchImport, LaterImportStands, ChangedSinceImport */
  async execute(operationId: string, action: OperationAction): Promise<OperationStatus> {
    const later = action === 'pause' ? undefined : await this.laterOne(operationId);
    return this.dataSource.transaction(async (tx) => {
      const { kind, was, now } = await this.moveOperation.execute(tx, operationId, action);
      if (kind !== IMPORT_KIND) throw new NoSuchImport(operationId);
      if (later) throw new LaterImportStands(later, action);
      if (action === 'resume') await this.outbox.append(tx, { name: 'vacancies.uploaded.v1', data: { operationId } });
      if (action === 'roll-back') await this.askToRollBack(tx, operationId, was);
      return now;
    });
  }

  /**
   * What came later rests on this: rows of an old feed must not write over those of a new one, nor be taken from under them. As the service: whoever asks
   * does not see an import that a colleague has begun.
   */
  private laterOne(operationId: string): Promise<string | undefined> {
    return asService(() => this.imports.laterOf(this.dataSource.manager, operationId));
  }

  private async askToRollBack(tx: EntityManager, operationId: string, was: string): Promise<void> {
    await this.rollBack.requireUntouched(tx, operationId);
    await this.outbox.append(tx, { name: 'vacancies.roll-back-asked.v1', data: { operationId, was } });
    await this.audit.append(tx, { action: 'import.roll-back-asked', subjectId: operationId });
  }
}
