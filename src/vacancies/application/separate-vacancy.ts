import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { DuplicatesRepository } from '../storage/duplicates.repository.js';
import { VacanciesRepository } from '../storage/vacancies.repository.js';
import { MergeDuplicates } from './merge-duplicates.js';

/** Somebody knows better: an advertisement is told apart from those that it was merged with, and never merged with them again. */
@Injectable()
export class SeparateVacancy {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly vacancies: VacanciesRepository,
    private readonly duplicates: DuplicatesRepository,
    private readonly merge: MergeDuplicates,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** One that stands alone stays as it is. @throws VacancyNotFound */
  async execute(id: string): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      await this.vacancies.hold(tx);
      await this.vacancies.get(id, tx);
      const others = (await this.duplicates.sourcesOf(id, tx)).map(({ vacancyId }) => vacancyId).filter((other) => other !== id);
      await this.duplicates.tellApart(tx, id, others);
      const { revisions } = await this.merge.execute(tx, [id]);
      if (revisions.size)
        await this.outbox.append(tx, { name: 'vacancy.changed.v1', data: { vacancyId: id, revision: Math.max(...revisions.values()) } });
      await this.audit.append(tx, { action: 'vacancy.separated', subjectId: id });
    });
  }
}
