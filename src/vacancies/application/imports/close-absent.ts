import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { type Held, heldBack } from '../../domain/snapshot-guard.js';
import { AbsentVacanciesRepository, type Snapshot } from '../../storage/absent-vacancies.repository.js';
import { ImportChangesRepository } from '../../storage/import-changes.repository.js';
import { ImportsRepository } from '../../storage/imports.repository.js';
import { VacanciesRepository } from '../../storage/vacancies.repository.js';
import { RegroupTouched } from './regroup-touched.js';

export type Closed = { readonly closedAbsent: number } | { readonly closedAbsent: 0; readonly held: Held };

/** At the end of a snapshot: what is absent closes, all of it or nothing. */
@Injectable()
export class CloseAbsent {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly vacancies: VacanciesRepository,
    private readonly imports: ImportsRepository,
    private readonly absentees: AbsentVacanciesRepository,
    private readonly changes: ImportChangesRepository,
    private readonly regroup: RegroupTouched,
    private readonly outbox: Outbox,
  ) {}

  /** @param confirmed how many the sender has said may close @throws WorkHalted */
  execute(snapshot: Snapshot, confirmed?: number): Promise<Closed> {
    return this.dataSource.transaction(async (tx) => {
      await this.vacancies.hold(tx);
      const counts = await this.imports.goingOn(tx, snapshot.operationId);
      const { open, absent } = await this.absentees.count(tx, snapshot);
      const held = heldBack({ ...counts, open, absent, ...(confirmed !== undefined && { confirmed }) });
      if (held) return { closedAbsent: 0, held };
      if (absent) await this.close(tx, snapshot, absent);
      return { closedAbsent: await this.changes.countAbsent(tx, snapshot.operationId) };
    });
  }

  private async close(tx: EntityManager, snapshot: Snapshot, absent: number): Promise<void> {
    await this.absentees.close(tx, snapshot, absent);
    const first = await this.regroup.execute(tx, snapshot.operationId);
    await this.outbox.append(tx, { name: 'vacancy.changed.v1', data: { vacancyId: first, revision: await this.vacancies.revision(tx) } });
  }
}
