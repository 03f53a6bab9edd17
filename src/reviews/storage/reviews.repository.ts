import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import { ReviewNotFound } from '../domain/review.errors.js';
import { type About, aboutOf, type KindOfAdvice, type OutcomeOfReview, type Review, type ReviewSummary } from '../domain/review.js';

interface SummaryRow extends Omit<ReviewSummary, 'about'> {
  readonly kind: KindOfAdvice;
  readonly aboutId: string | null;
}
interface Row extends SummaryRow, KeyRow {
  readonly sealed: Buffer;
  readonly outcome: OutcomeOfReview | null;
  readonly answeredBy: string | null;
  readonly answeredByName: string | null;
  readonly answerSealed: Buffer | null;
}
type Asked = Pick<Review, 'words' | 'advice'>;
interface Answered {
  readonly reasons: string;
  readonly authority: string | null;
}

export interface DeskFilter {
  /** Undefined: every one. */
  readonly countries: readonly CountryCode[] | undefined;
  readonly answered: boolean;
  readonly after: readonly [answerBy: string, id: string] | undefined;
  readonly limit: number;
}

const DESK = `reviews.desk_of(review.id, review.profile_id, review.country)`;
const SUMMARY = `review.id, review.profile_id AS "profileId", ${DESK} AS country, review.country AS "askedIn", about AS kind, about_id AS "aboutId", asked_on::text AS "askedOn",
  answer_by::text AS "answerBy", answered_on::text AS "answeredOn"`;
const FROM = `FROM reviews.review LEFT JOIN reviews.answer ON answer.review_id = review.id`;
const SELECT = `SELECT ${SUMMARY}, review.sealed, outcome, answered_by AS "answeredBy", answered_by_name AS "answeredByName",
  answer.sealed AS "answerSealed", ${KEY_COLUMNS} ${FROM} ${keyOf('review.profile_id')}`;
const askedIn = (row: string) => ({ table: 'reviews.review', row });
const answeredIn = (row: string) => ({ table: 'reviews.answer', row });

/** Words, frozen advice and reasons are sealed for the person; what the desk sorts by is not. */
@Injectable()
export class ReviewsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** @throws ReviewNotFound */
  async get(id: string, tx: EntityManager = this.dataSource.manager): Promise<Review> {
    const rows: Row[] = await tx.query(`${SELECT} WHERE review.id = $1`, [id]);
    const [found] = await this.opened(rows);
    if (!found) throw new ReviewNotFound(id);
    return found;
  }

  /** Newest first. */
  async ofPerson(profileId: string): Promise<Review[]> {
    return this.opened(await this.dataSource.query(`${SELECT} WHERE review.profile_id = $1 ORDER BY review.id DESC`, [profileId]));
  }

  /** By the day on which an answer is due. */
  async desk({ countries, answered, after, limit }: DeskFilter): Promise<ReviewSummary[]> {
    const rows: SummaryRow[] = await this.dataSource.query(
      `SELECT ${SUMMARY} ${FROM} WHERE ($1::text[] IS NULL OR ${DESK} = ANY($1)) AND (answered_on IS NOT NULL) = $2
         AND ($3::date IS NULL OR (answer_by, review.id) > ($3, $4::uuid)) ORDER BY answer_by, review.id LIMIT $5`,
      [countries ?? null, answered, after?.[0] ?? null, after?.[1] ?? null, limit],
    );
    return rows.map(toSummary);
  }

  async whose(id: string): Promise<{ readonly country: CountryCode; readonly profileId: string } | undefined> {
    const [found] = await this.dataSource.query(`SELECT ${DESK} AS country, profile_id AS "profileId" FROM reviews.review WHERE id = $1`, [
      id,
    ]);
    return found;
  }

  /** One who asks after the other: whoever comes second sees what the first has asked. */
  async waitingAbout(tx: EntityManager, profileId: string, { kind, id }: About): Promise<string | undefined> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 7))`, [profileId]);
    const [found]: { id: string }[] = await tx.query(
      `SELECT review.id ${FROM} WHERE review.profile_id = $1 AND about = $2 AND about_id IS NOT DISTINCT FROM $3 AND answered_on IS NULL`,
      [profileId, kind, id],
    );
    return found?.id;
  }

  /** @param askedBy undefined: the installation @throws SubjectErased */
  async add(tx: EntityManager, review: Review, askedBy: string | undefined): Promise<void> {
    const { id, profileId, about, askedOn, answerBy, words, advice } = review;
    const sealed = (await this.keys.toWrite(tx, profileId)).seal(askedIn(id), { words, advice } satisfies Asked);
    await tx.query(
      `INSERT INTO reviews.review (id, profile_id, country, asked_by, about, about_id, asked_on, answer_by, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [id, profileId, review.askedIn, askedBy ?? null, about.kind, about.id, askedOn, answerBy, sealed],
    );
  }

  /** @returns false when somebody was first @throws SubjectErased */
  async answer(tx: EntityManager, { id, profileId, country, answer }: Review): Promise<boolean> {
    if (!answer) return false;
    const { outcome, reasons, authority, by, on } = answer;
    const sealed = (await this.keys.toWrite(tx, profileId)).seal(answeredIn(id), { reasons, authority } satisfies Answered);
    const added: unknown[] = await tx.query(
      `INSERT INTO reviews.answer (review_id, profile_id, country, outcome, answered_on, answered_by, answered_by_name, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING RETURNING review_id`,
      [id, profileId, country, outcome, on, by.id, by.name, sealed],
    );
    return added.length > 0;
  }

  async counts(day: IsoDate): Promise<readonly { readonly country: string; readonly waiting: number; readonly late: number }[]> {
    return this.dataSource.query(
      `SELECT ${DESK} AS country, count(*)::int AS waiting, (count(*) FILTER (WHERE answer_by < $1))::int AS late
       ${FROM} WHERE answered_on IS NULL GROUP BY 1 ORDER BY 1`,
      [day],
    );
  }

  /** Those whose key is gone are left out. */
  private async opened(rows: readonly Row[]): Promise<Review[]> {
    return (await Promise.all(rows.map((row) => this.wordsOf(row)))).flatMap((one) => one ?? []);
  }

  private async wordsOf(row: Row): Promise<Review | undefined> {
    const key = await this.keys.toRead(row.profileId, row);
    if (!key) return undefined;
    const asked = key.open<Asked>(askedIn(row.id), row.sealed);
    const { outcome, answeredBy, answeredByName, answeredOn, answerSealed } = row;
    if (!outcome || !answerSealed || !answeredOn) return { ...toSummary(row), ...asked, answer: null };
    const by = { id: answeredBy ?? '', name: answeredByName ?? '' };
    const answer = { outcome, ...key.open<Answered>(answeredIn(row.id), answerSealed), by, on: answeredOn };
    return { ...toSummary(row), ...asked, answer };
  }
}

function toSummary({ id, profileId, country, askedIn, kind, aboutId, askedOn, answerBy, answeredOn }: SummaryRow): ReviewSummary {
  return { id, profileId, country, askedIn, about: aboutOf(kind, aboutId), askedOn, answerBy, answeredOn };
}
