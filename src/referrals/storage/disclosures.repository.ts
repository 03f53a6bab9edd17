import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import type { Referral, Release } from '../domain/referral.js';

export interface Disclosure {
  readonly referralId: string;
  readonly consentId: string;
  readonly fields: readonly string[];
  readonly disclosedAt: Date;
}

/** Each time that something of a person was shown: on which consent, and what, by code. */
@Injectable()
export class DisclosuresRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async add(
    tx: EntityManager,
    { id, profileId, country, organisation }: Referral,
    release: Release,
    principalId: string,
    at: Date,
  ): Promise<void> {
    await tx.query(
      `INSERT INTO referrals.disclosure (id, referral_id, profile_id, country, organisation, consent_id, fields, principal_id, disclosed_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [newId(), id, profileId, country, organisation, release.consentId, release.fields, principalId, at],
    );
  }

  async countOf(referralId: string): Promise<number> {
    const [row]: { n: number }[] = await this.dataSource.query(
      `SELECT count(*)::int AS n FROM referrals.disclosure WHERE referral_id = $1`,
      [referralId],
    );
    return row?.n ?? 0;
  }

  /** Of one person, oldest first. */
  of(profileId: string): Promise<Disclosure[]> {
    return this.dataSource.query(
      `SELECT referral_id AS "referralId", consent_id AS "consentId", fields, disclosed_at AS "disclosedAt"
       FROM referrals.disclosure WHERE profile_id = $1 ORDER BY id`,
      [profileId],
    );
  }
}
