import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { Purpose } from '../../../agreements/index.js';
import type { CountryCode, IsoDate } from '../../../standards/index.js';
import { type CaseSummary, SUMMARY } from './cases.repository.js';

/** Complete files with their limit on a day or before; those of which it has passed among them. */
export interface NearLimit {
  readonly countries: readonly CountryCode[];
  readonly until: IsoDate;
  readonly purpose?: Purpose;
  /** Where the credential comes from. */
  readonly origin?: CountryCode;
}

/** Where a page goes on: after this case. */
export interface AfterCase {
  readonly decideBy: IsoDate;
  readonly id: string;
}

export const ALARMS = ['near-limit', 'silent'] as const;
export type Alarm = (typeof ALARMS)[number];
interface TakenAlarm {
  readonly id: string;
  readonly decideBy: string;
}

const NEAR_LIMIT = `FROM recognition.recognition_case WHERE state = 'complete' AND country = ANY($1) AND decide_by <= $2`;
const ASKED = `($3::text IS NULL OR purpose = $3) AND ($4::text IS NULL OR origin = $4)`;

/** What an authority has to decide soon, the nearest first. */
@Injectable()
export class NearLimitRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  list({ countries, until, purpose, origin }: NearLimit, after: AfterCase | undefined, limit: number): Promise<CaseSummary[]> {
    return this.dataSource.query(
      `SELECT ${SUMMARY} ${NEAR_LIMIT} AND ${ASKED} AND ($5::date IS NULL OR (decide_by, id) > ($5, $6::uuid)) ORDER BY decide_by, id LIMIT $7`,
      [countries, until, purpose ?? null, origin ?? null, after?.decideBy ?? null, after?.id ?? null, limit],
    );
  }

  async count({ countries, until }: NearLimit): Promise<number> {
    const [row]: { n: number }[] = await this.dataSource.query(`SELECT count(*)::int AS n ${NEAR_LIMIT}`, [countries, until]);
    return row?.n ?? 0;
  }

  /** The countries from which they come. */
  async origins({ countries, until }: NearLimit): Promise<readonly CountryCode[]> {
    const rows: { origin: CountryCode }[] = await this.dataSource.query(
      `SELECT DISTINCT origin ${NEAR_LIMIT} AND origin IS NOT NULL ORDER BY origin`,
      [countries, until],
    );
    return rows.map(({ origin }) => origin);
  }

  /** Whose case still waits to be decided by that day; undefined: it does not any more, or is gone. */
  async waitsFor(caseId: string, decideBy: string): Promise<Pick<CaseSummary, 'country' | 'profileId'> | undefined> {
    const [found] = await this.dataSource.query(
      `SELECT country, profile_id AS "profileId" FROM recognition.recognition_case WHERE id = $1 AND state = 'complete' AND decide_by = $2`,
      [caseId, decideBy],
    );
    return found;
  }

  /** Cases with their limit between two days, both included, of which nobody has been told so yet; each is told once for each limit. */
  async takeAlarms(tx: EntityManager, kind: Alarm, [from, until]: readonly [IsoDate, IsoDate], limit: number): Promise<TakenAlarm[]> {
    return tx.query(
      `INSERT INTO recognition.case_alarm (case_id, kind, decide_by)
       SELECT id, $1, decide_by FROM recognition.recognition_case AS one
       WHERE state = 'complete' AND decide_by BETWEEN $2 AND $3 AND NOT EXISTS (
         SELECT FROM recognition.case_alarm WHERE case_id = one.id AND kind = $1 AND decide_by = one.decide_by)
       ORDER BY decide_by, id LIMIT $4 ON CONFLICT DO NOTHING RETURNING case_id AS id, decide_by::text AS "decideBy"`,
      [kind, from, until, limit],
    );
  }
}
