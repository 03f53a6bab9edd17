import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import { ProfileNotFound, ProfilePartNotFound } from '../domain/profile.errors.js';
import type { Consent, EvidenceItem } from '../domain/profile-papers.js';

const FOREIGN_KEY = '23503';
const EVIDENCE = `id, subject_id AS "subjectId", kind, grade, description, vouched_by AS "vouchedBy", added_at AS "addedAt"`;
const CONSENT = `id, recipient, purpose, wording, given_at AS "givenAt", until::text AS until, withdrawn_at AS "withdrawnAt"`;

/** Papers and permissions of a person: evidence may be taken away, a consent is only withdrawn and stays on record. */
@Injectable()
export class ProfilePapersRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

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
    );
  }

  /** @throws ProfilePartNotFound */
  async removeEvidence(profileId: string, id: string): Promise<void> {
    await this.mustTouch(id, `DELETE FROM profiles.evidence WHERE profile_id = $1 AND id = $2 RETURNING id`, profileId);
  }

  /** Withdrawing twice keeps the first moment. @throws ProfilePartNotFound */
  async withdrawConsent(profileId: string, id: string): Promise<void> {
    await this.mustTouch(
      id,
      `UPDATE profiles.consent SET withdrawn_at = coalesce(withdrawn_at, now()) WHERE profile_id = $1 AND id = $2 RETURNING id`,
      profileId,
    );
  }

  private async insert<T>(profileId: string, statement: string, values: readonly unknown[]): Promise<T> {
    try {
      const [row] = (await this.dataSource.query(statement, [...values])) as [T];
      return row;
    } catch (error) {
      throw (error as { code?: string }).code === FOREIGN_KEY ? new ProfileNotFound(profileId) : error;
    }
  }

  private async mustTouch(id: string, statement: string, profileId: string): Promise<void> {
    const [rows] = (await this.dataSource.query(statement, [profileId, id])) as [unknown[]];
    if (!rows.length) throw new ProfilePartNotFound(id);
  }
}
