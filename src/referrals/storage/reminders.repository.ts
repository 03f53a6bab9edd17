import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode, IsoDate } from '../../standards/index.js';

export interface DueReferral {
  readonly referralId: string;
  readonly profileId: string;
  readonly state: string;
  readonly dueOn: string;
}

/** Days before its last one on which a person who has not answered is reminded. */
const AHEAD_DAYS = 3;

@Injectable()
export class RemindersRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Where something is still open. */
  async countries(): Promise<CountryCode[]> {
    const rows: { country: CountryCode }[] = await this.dataSource.query(
      `SELECT DISTINCT country FROM referrals.referral WHERE due_on IS NOT NULL ORDER BY 1`,
    );
    return rows.map(({ country }) => country);
  }

  /** Ids of those that may have run out by a day, in order. */
  async runOut(country: CountryCode, day: IsoDate, after: string | undefined, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM referrals.referral WHERE country = $1 AND due_on IS NOT NULL AND state <> 'hired'
         AND (release_until < $2 OR (release_until IS NULL AND answer_by < $2)) AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
      [country, day, after ?? null, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** Those of which nobody has been told yet that somebody has to look, each once for each state and day. */
  take(tx: EntityManager, country: CountryCode, day: IsoDate, limit: number): Promise<DueReferral[]> {
    return tx.query(
      `INSERT INTO referrals.reminder (referral_id, state, due_on, profile_id, country, organisation)
       SELECT id, state, due_on, profile_id, country, organisation FROM referrals.referral AS one
       WHERE country = $1 AND due_on <= $2::date + CASE state WHEN 'proposed' THEN ${AHEAD_DAYS} ELSE 0 END AND NOT EXISTS (
         SELECT FROM referrals.reminder WHERE referral_id = one.id AND state = one.state AND due_on = one.due_on)
       ORDER BY due_on, id LIMIT $3 ON CONFLICT DO NOTHING
       RETURNING referral_id AS "referralId", profile_id AS "profileId", state, due_on::text AS "dueOn"`,
      [country, day, limit],
    );
  }
}
