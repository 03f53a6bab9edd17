import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { newId } from '../../platform/database/new-id.js';
import { DataKeys, KEY_COLUMNS, keyOf } from '../../platform/encryption/data-keys.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { ProfilePartNotFound } from '../domain/profile.errors.js';
import type { Consent } from '../domain/profile-papers.js';
import { openedPapers, orProfileNotFound, type PaperRow } from './sealed-papers.js';

const TABLE = 'profiles.consent';
const COLUMNS = `consent.id, purpose, legal_basis AS "legalBasis", version, language, given_at AS "givenAt", until::text AS until`;

/** Shared by whoever discloses on a consent, alone by whoever withdraws it. No lock of the row: nobody may change a consent, so nobody may lock it. */
const LOCK = 'hashtextextended($1, 11)';

export type NewConsent = Omit<Consent, 'id' | 'givenAt' | 'withdrawnAt'>;

/** Consents with their words sealed: each is added, a withdrawal is added to it, and both stay on record. */
@Injectable()
export class ConsentsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
  ) {}

  /** In the order in which they were given. */
  async of(profileId: string, tx: Pick<EntityManager, 'query'> = this.dataSource): Promise<Consent[]> {
    const rows: PaperRow<Consent>[] = await tx.query(
      `SELECT ${COLUMNS}, recipient, wording, withdrawn_at AS "withdrawnAt", sealed, ${KEY_COLUMNS}
       FROM profiles.consent LEFT JOIN profiles.consent_withdrawal ON consent_id = consent.id ${keyOf('profile_id')}
       WHERE profile_id = $1 ORDER BY consent.id`,
      [profileId],
    );
    return openedPapers(this.keys, TABLE, profileId, rows);
  }

  /** @throws ProfileNotFound */
  add(profileId: string, consent: NewConsent): Promise<Consent> {
    return this.dataSource.transaction((tx) => this.addIn(tx, profileId, consent));
  }

  /** @throws ProfileNotFound */
  addIn(tx: EntityManager, profileId: string, consent: NewConsent): Promise<Consent> {
    return orProfileNotFound(profileId, () => this.insert(tx, profileId, consent));
  }

  /** Withdrawing twice keeps the first moment. @throws ProfilePartNotFound */
  withdraw(profileId: string, id: string): Promise<void> {
    return this.dataSource.transaction((tx) => this.withdrawIn(tx, profileId, id));
  }

  /** Waits for whoever is disclosing on this consent, and stops whoever comes after. @throws ProfilePartNotFound */
  async withdrawIn(tx: EntityManager, profileId: string, id: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(${LOCK})`, [id]);
    const given: unknown[] = await tx.query(`SELECT FROM profiles.consent WHERE profile_id = $1 AND id = $2`, [profileId, id]);
    if (!given.length) throw new ProfilePartNotFound(id);
    await tx.query(`INSERT INTO profiles.consent_withdrawal (consent_id) VALUES ($1) ON CONFLICT DO NOTHING`, [id]);
    await this.outbox.append(tx, { name: 'consent.withdrawn.v1', data: { profileId, consentId: id } });
    await this.audit.append(tx, { action: 'consent.withdrawn', subjectId: profileId, details: { consent: id } });
  }

  /** Not to be withdrawn by anybody until `tx` ends. Undefined: there is none. */
  async held(tx: EntityManager, profileId: string, id: string): Promise<Pick<Consent, 'until' | 'withdrawnAt'> | undefined> {
    await tx.query(`SELECT pg_advisory_xact_lock_shared(${LOCK})`, [id]);
    const [found]: { until: string | null }[] = await tx.query(
      `SELECT until::text AS until FROM profiles.consent WHERE profile_id = $1 AND id = $2`,
      [profileId, id],
    );
    if (!found) return undefined;
    const [withdrawal]: { at: Date }[] = await tx.query(
      `SELECT withdrawn_at AS at FROM profiles.consent_withdrawal WHERE consent_id = $1`,
      [id],
    );
    return { until: found.until, withdrawnAt: withdrawal?.at ?? null };
  }

  private async insert(tx: EntityManager, profileId: string, consent: NewConsent): Promise<Consent> {
    const { recipient, wording, purpose, legalBasis, version, language, until } = consent;
    const id = newId();
    const sealed = (await this.keys.toWrite(tx, profileId)).seal({ table: TABLE, row: id }, { recipient, wording });
    const [row]: [Consent] = await tx.query(
      `INSERT INTO profiles.consent (id, profile_id, purpose, legal_basis, version, language, until, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${COLUMNS}`,
      [id, profileId, purpose, legalBasis, version, language, until, sealed],
    );
    await this.audit.append(tx, { action: 'consent.given', subjectId: profileId, details: { consent: id } });
    return { ...row, recipient, wording, withdrawnAt: null };
  }
}
