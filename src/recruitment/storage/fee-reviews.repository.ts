import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode } from '../../standards/index.js';
import type { FeeVerdict } from '../domain/fee-verdict.js';
import type { FeeWords } from '../domain/fee-words.js';

export interface FeeReview {
  readonly vacancyId: string;
  readonly country: CountryCode;
  readonly organisation: string;
  /** Of the words that were found: other words are looked at anew. */
  readonly wordsDigest: string;
  readonly found: readonly FeeWords[];
  readonly verdict: FeeVerdict | null;
  readonly decidedBy: string | null;
  readonly decidedAt: Date | null;
}
export type NewFeeReview = Pick<FeeReview, 'vacancyId' | 'country' | 'organisation' | 'wordsDigest' | 'found'>;

const SELECT = `SELECT vacancy_id AS "vacancyId", country, organisation, words_digest AS "wordsDigest", found, verdict, decided_by_name AS "decidedBy", decided_at AS "decidedAt"
  FROM recruitment.fee_review`;
/** With those whose fee was reported in other words, and that another person has not looked at: the list has no words of theirs. */
const WAITING = `${SELECT} WHERE verdict IS NULL UNION ALL
  SELECT vacancy_id, country, organisation, '', '[]', NULL, NULL, NULL FROM recruitment.reported_fee AS reported WHERE verdict IS NULL
    AND NOT EXISTS (SELECT FROM recruitment.fee_review AS waits WHERE waits.vacancy_id = reported.vacancy_id AND waits.verdict IS NULL)`;

@Injectable()
export class FeeReviewsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Up to which revision of the vacancies everything has been looked through. Whoever asks in `tx` goes on alone. */
  async lookedThrough(tx: EntityManager): Promise<number> {
    const [row]: { revision: string }[] = await tx.query(
      `SELECT vacancies_revision AS revision FROM recruitment.looked_through FOR UPDATE`,
    );
    return Number(row?.revision ?? 0);
  }

  async lookedUpTo(tx: EntityManager, revision: number): Promise<void> {
    await tx.query(`UPDATE recruitment.looked_through SET vacancies_revision = $1`, [revision]);
  }

  /** Words that were looked at keep their verdict; other words wait anew. */
  async raise(tx: EntityManager, { vacancyId, country, organisation, wordsDigest, found }: NewFeeReview): Promise<void> {
    await tx.query(
      `INSERT INTO recruitment.fee_review (vacancy_id, country, organisation, words_digest, found) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (vacancy_id) DO UPDATE SET country = excluded.country, organisation = excluded.organisation, words_digest = excluded.words_digest, found = excluded.found,
         verdict = NULL, decided_by = NULL, decided_by_name = NULL, decided_at = NULL, raised_at = now()
       WHERE fee_review.words_digest <> excluded.words_digest`,
      [vacancyId, country, organisation, wordsDigest, JSON.stringify(found)],
    );
  }

  /** Of vacancies that no longer speak of fees. */
  async drop(tx: EntityManager, vacancyIds: readonly string[]): Promise<void> {
    await tx.query(`DELETE FROM recruitment.fee_review WHERE vacancy_id = ANY($1)`, [vacancyIds]);
  }

  async find(vacancyId: string, tx: EntityManager = this.dataSource.manager): Promise<FeeReview | undefined> {
    const [row]: FeeReview[] = await tx.query(`${SELECT} WHERE vacancy_id = $1`, [vacancyId]);
    return row;
  }

  /** Those that wait, in the order of vacancies. */
  waiting(countries: readonly CountryCode[] | undefined, after: string | undefined, limit: number): Promise<FeeReview[]> {
    return this.dataSource.query(
      `SELECT * FROM (${WAITING}) AS waiting
       WHERE ($1::text[] IS NULL OR country = ANY($1)) AND ($2::uuid IS NULL OR "vacancyId" > $2) ORDER BY "vacancyId" LIMIT $3`,
      [countries ?? null, after ?? null, limit],
    );
  }

  async decide(
    tx: EntityManager,
    vacancyId: string,
    verdict: FeeVerdict,
    by: { readonly id: string; readonly name: string },
    at: Date,
  ): Promise<void> {
    await tx.query(
      `UPDATE recruitment.fee_review SET verdict = $2, decided_by = $3, decided_by_name = $4, decided_at = $5 WHERE vacancy_id = $1`,
      [vacancyId, verdict, by.id, by.name, at],
    );
  }
}
