import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type CountryCode, isSandbox } from '../../standards/index.js';
import { VacanciesRepository } from '../storage/vacancies.repository.js';
import { VacancyRegister } from '../storage/vacancy-register.js';
import { MergeDuplicates } from './merge-duplicates.js';

/** All vacancies of a sandbox close and leave every list; who follows changes is told. What is sent again is new. */
@Injectable()
export class WithdrawVacancies {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly vacancies: VacanciesRepository,
    private readonly register: VacancyRegister,
    private readonly merge: MergeDuplicates,
    private readonly outbox: Outbox,
  ) {}

  /** Of a real country nothing is withdrawn. @returns how many */
  async execute(country: CountryCode): Promise<number> {
    if (!isSandbox(country)) return 0;
    return this.dataSource.transaction(async (tx) => {
      await this.vacancies.hold(tx);
      const ids = await this.register.withdrawAll(tx, country);
      await this.merge.execute(tx, ids);
      const revision = await this.vacancies.revision(tx);
      if (ids.length) await this.outbox.append(tx, { name: 'vacancy.changed.v1', data: { vacancyId: ids[0], revision } });
      return ids.length;
    });
  }
}
