import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import { AlreadyReferred, ReferralNotFound } from '../domain/referral.errors.js';
import type { Referral, ReferralState } from '../domain/referral.js';
import type { ReleaseField } from '../domain/release-field.js';

export interface ReferralFilter {
  readonly countries?: readonly CountryCode[];
  readonly organisation?: string;
  readonly profileId?: string;
  readonly vacancyId?: string;
  readonly states?: readonly ReferralState[];
  readonly dueBefore?: IsoDate;
}
/** Where a page of a list begins: after this one. */
export interface After {
  readonly dueOn: string;
  readonly id: string;
}

type Content = Pick<Referral, 'to' | 'origin' | 'proposedOn' | 'hold' | 'outcome' | 'file'> & {
  readonly fields: readonly ReleaseField[] | null;
};
interface Row {
  readonly id: string;
  readonly profile_id: string;
  readonly country: CountryCode;
  readonly organisation: string | null;
  readonly state: ReferralState;
  readonly revision: number;
  readonly answer_by: IsoDate;
  readonly due_on: IsoDate | null;
  readonly release_until: IsoDate | null;
  readonly consent_id: string | null;
  readonly content: Content;
  readonly demonstration: boolean;
}

const UNIQUE = '23505';
const SELECT = `SELECT id, profile_id, country, organisation, state, revision, answer_by::text AS answer_by, due_on::text AS due_on,
  release_until::text AS release_until, consent_id, content, demonstration FROM referrals.referral`;
/** The list is in the order of days that are due; what is over comes last. */
const DUE = `coalesce(due_on, '9999-12-31')`;

/** Codes and days only: what somebody said lies sealed in the steps. */
@Injectable()
export class ReferralsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @param lock `FOR UPDATE` to move it, `FOR SHARE` to disclose on it @throws ReferralNotFound */
  async get(id: string, tx: EntityManager = this.dataSource.manager, lock: '' | 'FOR UPDATE' | 'FOR SHARE' = ''): Promise<Referral> {
    const [row]: Row[] = await tx.query(`${SELECT} WHERE id = $1 ${lock}`, [id]);
    if (!row) throw new ReferralNotFound(id);
    return toReferral(row);
  }

  async find(id: string): Promise<Referral | undefined> {
    const [row]: Row[] = await this.dataSource.query(`${SELECT} WHERE id = $1`, [id]);
    return row && toReferral(row);
  }

  async list(
    { countries, organisation, profileId, vacancyId, states, dueBefore }: ReferralFilter,
    after: After | undefined,
    limit: number,
  ): Promise<Referral[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE ($1::text[] IS NULL OR country = ANY($1)) AND ($2::text IS NULL OR organisation = $2) AND ($3::uuid IS NULL OR profile_id = $3)
         AND ($4::uuid IS NULL OR vacancy_id = $4) AND ($5::text[] IS NULL OR state = ANY($5)) AND ($6::date IS NULL OR due_on < $6)
         AND ($7::date IS NULL OR (${DUE}, id) > ($7::date, $8::uuid)) ORDER BY ${DUE}, id LIMIT $9`,
      [
        countries ?? null,
        organisation ?? null,
        profileId ?? null,
        vacancyId ?? null,
        states ?? null,
        dueBefore ?? null,
        after?.dueOn ?? null,
        after?.id ?? null,
        limit,
      ],
    );
    return rows.map(toReferral);
  }

  async countDue(countries: readonly CountryCode[], before: IsoDate): Promise<number> {
    const [row]: { n: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS n FROM referrals.referral WHERE country = ANY($1) AND due_on < $2`,
      [countries, before],
    );
    return row?.n ?? 0;
  }

  /** Ids of those that a consent carries. */
  async restingOn(consentId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(`SELECT id FROM referrals.referral WHERE consent_id = $1`, [consentId]);
    return rows.map(({ id }) => id);
  }

  /** Those of a person that are not over. */
  async openOf(profileId: string): Promise<Referral[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE profile_id = $1 AND due_on IS NOT NULL ORDER BY id`, [profileId]);
    return rows.map(toReferral);
  }

  /** @throws AlreadyReferred */
  async insert(tx: EntityManager, one: Referral, at: Date): Promise<void> {
    const columns = `id, profile_id, country, organisation, recipient, vacancy_id, recipient_key, state, revision, answer_by, due_on, release_until, consent_id, content, demonstration`;
    const vacancyId = one.to.kind === 'employer' ? one.to.vacancyId : null;
    const identity = [one.id, one.profileId, one.country, one.organisation, one.to.kind, vacancyId, keyOf(one)];
    try {
      await tx.query(
        `INSERT INTO referrals.referral (${columns}, proposed_at, moved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)`,
        [...identity, ...changing(one), one.demonstration, at],
      );
    } catch (error) {
      throw (error as { code?: string }).code === UNIQUE ? new AlreadyReferred() : error;
    }
  }

  async update(tx: EntityManager, one: Referral, at: Date): Promise<void> {
    await tx.query(
      `UPDATE referrals.referral SET state = $2, revision = $3, answer_by = $4, due_on = $5, release_until = $6, consent_id = $7, content = $8, moved_at = $9 WHERE id = $1`,
      [one.id, ...changing(one), at],
    );
  }
}

/** Two referrals of one person with the same key are to the same recipient. */
function keyOf({ to }: Referral): string {
  if (to.kind === 'employer') return to.vacancyId;
  return to.kind === 'validation-centre' ? to.standard : `${to.authority} ${to.purpose}`;
}

function changing(one: Referral): unknown[] {
  const { to, origin, proposedOn, hold, outcome, file, release } = one;
  const content: Content = { to, origin, proposedOn, hold, outcome, file, fields: release?.fields ?? null };
  const days = [one.answerBy, one.dueOn, release?.until ?? null];
  return [one.state, one.revision, ...days, release?.consentId ?? null, JSON.stringify(content)];
}

function toReferral({ content: { fields, ...content }, ...row }: Row): Referral {
  const release =
    row.consent_id && row.release_until ? { consentId: row.consent_id, fields: fields ?? [], until: row.release_until } : null;
  const { id, country, organisation, state, revision, demonstration } = row;
  const days = { answerBy: row.answer_by, dueOn: row.due_on };
  return { id, profileId: row.profile_id, country, organisation, state, revision, demonstration, ...days, ...content, release };
}
