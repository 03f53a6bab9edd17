import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { newId } from '../../platform/database/new-id.js';
import type { DataKey } from '../../platform/encryption/data-key.js';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf, SubjectErased } from '../../platform/encryption/data-keys.js';
import { ProfileNotFound, ProfilePartNotFound } from '../domain/profile.errors.js';
import type { Consent, EvidenceItem } from '../domain/profile-papers.js';

const FOREIGN_KEY = '23503';
const EVIDENCE = 'profiles.evidence';
const CONSENT = 'profiles.consent';

type EvidenceWords = Pick<EvidenceItem, 'description' | 'vouchedBy'>;
const CONSENT_COLUMNS = `consent.id, purpose, legal_basis AS "legalBasis", version, language, given_at AS "givenAt", until::text AS until`;
/** The words stand in their columns only where a row was written before encryption and is not sealed yet. */
type Row<Item> = Item & KeyRow & { readonly sealed: Buffer | null };

/** Papers and permissions of a person, their words sealed: evidence may be taken away, a consent is only withdrawn and stays on record. */
@Injectable()
export class ProfilePapersRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
    private readonly audit: Audit,
  ) {}

  async evidenceOf(profileId: string): Promise<EvidenceItem[]> {
    const rows: Row<EvidenceItem>[] = await this.dataSource.query(
      `SELECT id, evidence.subject_id AS "subjectId", kind, grade, description, vouched_by AS "vouchedBy", added_at AS "addedAt", sealed, ${KEY_COLUMNS}
       FROM profiles.evidence ${keyOf('profile_id')} WHERE profile_id = $1 ORDER BY id`,
      [profileId],
    );
    return this.opened(EVIDENCE, profileId, rows);
  }

  /** In the order in which they were given. */
  async consentsOf(profileId: string): Promise<Consent[]> {
    const rows: Row<Consent>[] = await this.dataSource.query(
      `SELECT ${CONSENT_COLUMNS}, recipient, wording, withdrawn_at AS "withdrawnAt", sealed, ${KEY_COLUMNS}
       FROM profiles.consent LEFT JOIN profiles.consent_withdrawal ON consent_id = consent.id ${keyOf('profile_id')}
       WHERE profile_id = $1 ORDER BY consent.id`,
      [profileId],
    );
    return this.opened(CONSENT, profileId, rows);
  }

  /** @throws ProfileNotFound */
  addEvidence(
    profileId: string,
    {
      kind,
      grade,
      description,
      subjectId = null,
      vouchedBy = null,
    }: Pick<EvidenceItem, 'kind' | 'grade' | 'description'> & Partial<EvidenceItem>,
  ): Promise<EvidenceItem> {
    const words: EvidenceWords = { description, vouchedBy };
    return this.insert<EvidenceItem>(EVIDENCE, profileId, words, 'evidence.added', (id, sealed) => [
      `INSERT INTO profiles.evidence (id, profile_id, subject_id, kind, grade, sealed) VALUES ($1, $2, $3, $4, $5, $6)
       RETURNING id, subject_id AS "subjectId", kind, grade, added_at AS "addedAt"`,
      [id, profileId, subjectId, kind, grade, sealed],
    ]);
  }

  /** @throws ProfileNotFound */
  async addConsent(profileId: string, consent: Omit<Consent, 'id' | 'givenAt' | 'withdrawnAt'>): Promise<Consent> {
    const { recipient, wording, purpose, legalBasis, version, language, until } = consent;
    const added = await this.insert<Consent>(CONSENT, profileId, { recipient, wording }, 'consent.given', (id, sealed) => [
      `INSERT INTO profiles.consent (id, profile_id, purpose, legal_basis, version, language, until, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING ${CONSENT_COLUMNS}`,
      [id, profileId, purpose, legalBasis, version, language, until, sealed],
    ]);
    return { ...added, withdrawnAt: null };
  }

  /** @throws ProfilePartNotFound */
  removeEvidence(profileId: string, id: string): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const statement = `DELETE FROM profiles.evidence WHERE profile_id = $1 AND id = $2`;
      const [, affected]: [unknown, number] = await tx.query(statement, [profileId, id]);
      if (!affected) throw new ProfilePartNotFound(id);
      await this.audit.append(tx, { action: 'evidence.removed', subjectId: profileId, details: { evidence: id } });
    });
  }

  /** Withdrawing twice keeps the first moment. @throws ProfilePartNotFound */
  withdrawConsent(profileId: string, id: string): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const given: unknown[] = await tx.query(`SELECT FROM profiles.consent WHERE profile_id = $1 AND id = $2`, [profileId, id]);
      if (!given.length) throw new ProfilePartNotFound(id);
      await tx.query(`INSERT INTO profiles.consent_withdrawal (consent_id) VALUES ($1) ON CONFLICT DO NOTHING`, [id]);
      await this.audit.append(tx, { action: 'consent.withdrawn', subjectId: profileId, details: { consent: id } });
    });
  }

  private async insert<Item>(
    table: string,
    profileId: string,
    words: Partial<Item>,
    action: 'evidence.added' | 'consent.given',
    statementFor: (id: string, sealed: Buffer) => [string, unknown[]],
  ): Promise<Item> {
    try {
      return await this.dataSource.transaction(async (tx) => {
        const id = newId();
        const key = await this.keys.toWrite(tx, profileId);
        const [row]: [Item] = await tx.query(...statementFor(id, key.seal({ table, row: id }, words)));
        const details = action === 'consent.given' ? { consent: id } : { evidence: id };
        await this.audit.append(tx, { action, subjectId: profileId, details });
        return { ...row, ...words };
      });
    } catch (error) {
      const isGone = error instanceof SubjectErased || (error as { code?: string }).code === FOREIGN_KEY;
      throw isGone ? new ProfileNotFound(profileId) : error;
    }
  }

  private async opened<Item extends { readonly id: string }>(
    table: string,
    profileId: string,
    rows: readonly Row<Item>[],
  ): Promise<Item[]> {
    const [first] = rows;
    const key = first && (await this.keys.toRead(profileId, first));
    return rows.flatMap((row) => openedRow(table, row, key));
  }
}

/** Sealed words go over the empty columns; without a key the row says nothing. */
function openedRow<Item extends { readonly id: string }>(
  table: string,
  { sealed, kek: _kek, wrapped: _wrapped, ...item }: Row<Item>,
  key: DataKey | undefined,
): Item[] {
  const plain = item as unknown as Item;
  if (!sealed) return [plain];
  return key ? [{ ...plain, ...key.open<Partial<Item>>({ table, row: plain.id }, sealed) }] : [];
}
