import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit, type AuditedAct } from '../../audit/index.js';
import { newId } from '../../platform/database/new-id.js';
import { ProfileNotFound, ProfilePartNotFound } from '../domain/profile.errors.js';
import type { Consent, EvidenceItem } from '../domain/profile-papers.js';

const FOREIGN_KEY = '23503';
const EVIDENCE = `id, subject_id AS "subjectId", kind, grade, description, vouched_by AS "vouchedBy", added_at AS "addedAt"`;
const CONSENT = `id, recipient, purpose, wording, given_at AS "givenAt", until::text AS until, withdrawn_at AS "withdrawnAt"`;

/** Papers and permissions of a person: evidence may be taken away, a consent is only withdrawn and stays on record. */
@Injectable()
export class ProfilePapersRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  evidenceOf(profileId: string): Promise<EvidenceItem[]> {
    return this.dataSource.query(`SELECT ${EVIDENCE} FROM profiles.evidence WHERE profile_id = $1 ORDER BY id`, [profileId]);
  }

  consentsOf(profileId: string): Promise<Consent[]> {
    return this.dataSource.query(`SELECT ${CONSENT} FROM profiles.consent WHERE profile_id = $1 ORDER BY id`, [profileId]);
  }

  /** @throws ProfileNotFound */
  async addEvidence(
    profileId: string,
    item: Pick<EvidenceItem, 'kind' | 'grade' | 'description'> & Partial<EvidenceItem>,
  ): Promise<EvidenceItem> {
    const values = [newId(), profileId, item.subjectId ?? null, item.kind, item.grade, item.description, item.vouchedBy ?? null];
    return this.insert(
      profileId,
      `INSERT INTO profiles.evidence (id, profile_id, subject_id, kind, grade, description, vouched_by) VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING ${EVIDENCE}`,
      values,
      (evidence: EvidenceItem) => ({ action: 'evidence.added', subjectId: profileId, details: { evidence: evidence.id } }),
    );
  }

  /** @throws ProfileNotFound */
  async addConsent(
    profileId: string,
    { recipient, purpose, wording, until }: Pick<Consent, 'recipient' | 'purpose' | 'wording'> & Partial<Consent>,
  ): Promise<Consent> {
    const values = [newId(), profileId, recipient, purpose, wording, until ?? null];
    return this.insert(
      profileId,
      `INSERT INTO profiles.consent (id, profile_id, recipient, purpose, wording, until) VALUES ($1, $2, $3, $4, $5, $6) RETURNING ${CONSENT}`,
      values,
      (consent: Consent) => ({ action: 'consent.given', subjectId: profileId, details: { consent: consent.id } }),
    );
  }

  /** @throws ProfilePartNotFound */
  async removeEvidence(profileId: string, id: string): Promise<void> {
    const act: AuditedAct = { action: 'evidence.removed', subjectId: profileId, details: { evidence: id } };
    await this.mustTouch(id, `DELETE FROM profiles.evidence WHERE profile_id = $1 AND id = $2 RETURNING id`, profileId, act);
  }

  /** Withdrawing twice keeps the first moment. @throws ProfilePartNotFound */
  async withdrawConsent(profileId: string, id: string): Promise<void> {
    const act: AuditedAct = { action: 'consent.withdrawn', subjectId: profileId, details: { consent: id } };
    await this.mustTouch(
      id,
      `UPDATE profiles.consent SET withdrawn_at = coalesce(withdrawn_at, now()) WHERE profile_id = $1 AND id = $2 RETURNING id`,
      profileId,
      act,
    );
  }

  private async insert<T>(profileId: string, statement: string, values: readonly unknown[], told: (row: T) => AuditedAct): Promise<T> {
    try {
      return await this.dataSource.transaction(async (tx) => {
        const [row] = (await tx.query(statement, [...values])) as [T];
        await this.audit.append(tx, told(row));
        return row;
      });
    } catch (error) {
      throw (error as { code?: string }).code === FOREIGN_KEY ? new ProfileNotFound(profileId) : error;
    }
  }

  private mustTouch(id: string, statement: string, profileId: string, act: AuditedAct): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const [rows] = (await tx.query(statement, [profileId, id])) as [unknown[]];
      if (!rows.length) throw new ProfilePartNotFound(id);
      await this.audit.append(tx, act);
    });
  }
}
