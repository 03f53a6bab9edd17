import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode } from '../../standards/index.js';

type Sex = 'female' | 'male' | 'other' | 'not-said';

/** What is remembered of somebody erased: into which counts they fell, and nothing by which to find them. */
export interface ErasedKind {
  readonly country: CountryCode;
  readonly sex: Sex;
  readonly recognised: boolean;
  readonly matched: boolean;
}

/** Counts of the erased, so that statistics of those who came do not fall when they go. */
@Injectable()
export class ErasedTally {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async add(tx: EntityManager, { country, sex, recognised, matched }: ErasedKind): Promise<void> {
    await tx.query(
      `INSERT INTO personal_data.erased_tally AS tally (country, sex, recognised, matched, people) VALUES ($1, $2, $3, $4, 1)
       ON CONFLICT (country, sex, recognised, matched) DO UPDATE SET people = tally.people + 1`,
      [country, sex, recognised, matched],
    );
  }

  /** For evidence alone, which withholds what is small. */
  of(country: CountryCode): Promise<readonly { sex: Sex; people: number; recognised: number; matched: number }[]> {
    return this.dataSource.query(
      `SELECT sex, sum(people)::int AS people, (coalesce(sum(people) FILTER (WHERE recognised), 0))::int AS recognised,
         (coalesce(sum(people) FILTER (WHERE matched), 0))::int AS matched FROM personal_data.erased_tally WHERE country = $1 GROUP BY sex`,
      [country],
    );
  }
}
