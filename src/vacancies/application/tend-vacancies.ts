import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Outbox } from '../../platform/outbox/outbox.js';
import { addDays, type IsoDate } from '../../standards/index.js';
import { DuplicatesRepository } from '../storage/duplicates.repository.js';
import { UnclearWordingsRepository } from '../storage/unclear-wordings.repository.js';
import { VacanciesRepository } from '../storage/vacancies.repository.js';
import { VacancyRegister } from '../storage/vacancy-register.js';
import { MergeDuplicates } from './merge-duplicates.js';

const BATCH = 500;
/** A title that its source sends no more waits so long. */
const DAYS_UNSEEN = 60;

/** What a day brings to vacancies: those whose last day has passed close, and those kept before duplicates were known are compared. */
@Injectable()
export class TendVacancies {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly vacancies: VacanciesRepository,
    private readonly register: VacancyRegister,
    private readonly duplicates: DuplicatesRepository,
    private readonly merge: MergeDuplicates,
    private readonly unclear: UnclearWordingsRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Safe to run twice: each batch is one transaction. @returns how many have expired */
  async execute(day: IsoDate): Promise<number> {
    const expired = await this.inBatches((tx) => this.register.closeExpired(tx, day, BATCH));
    await this.inBatches((tx) => this.duplicates.unread(tx, BATCH));
    await this.unclear.forgetUnseenSince(addDays(day, -DAYS_UNSEEN));
    return expired;
  }

  private async inBatches(take: (tx: EntityManager) => Promise<string[]>): Promise<number> {
    let all = 0;
    for (let taken = BATCH; taken === BATCH; all += taken) {
      taken = await this.dataSource.transaction(async (tx) => {
        await this.vacancies.hold(tx);
        const ids = await take(tx);
        await this.merge.execute(tx, ids);
        const revision = await this.vacancies.revision(tx);
        if (ids.length) await this.outbox.append(tx, { name: 'vacancy.changed.v1', data: { vacancyId: ids[0], revision } });
        return ids.length;
      });
    }
    return all;
  }
}
