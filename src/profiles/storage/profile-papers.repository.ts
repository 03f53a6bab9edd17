import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { newId } from '../../platform/database/new-id.js';
import { DataKeys, KEY_COLUMNS, keyOf } from '../../platform/encryption/data-keys.js';
import { ProfilePartNotFound } from '../domain/profile.errors.js';
import type { EvidenceItem } from '../domain/profile-papers.js';
import { openedPapers, orProfileNotFound, type PaperRow } from './sealed-papers.js';

const TABLE = 'profiles.evidence';

type NewEvidence = Pick<EvidenceItem, 'kind' | 'grade' | 'description'> & Partial<EvidenceItem>;

/** Papers of a person, their words sealed; they may be taken away. */
@Injectable()
export class ProfilePapersRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
    private readonly audit: Audit,
  ) {}

  async evidenceOf(profileId: string): Promise<EvidenceItem[]> {
    const rows: PaperRow<EvidenceItem>[] = await this.dataSource.query(
      `SELECT id, evidence.subject_id AS "subjectId", kind, grade, description, vouched_by AS "vouchedBy", added_at AS "addedAt", sealed, ${KEY_COLUMNS}
       FROM profiles.evidence ${keyOf('profile_id')} WHERE profile_id = $1 ORDER BY id`,
      [profileId],
    );
    return openedPapers(this.keys, TABLE, profileId, rows);
  }

  /** @throws ProfileNotFound */
  addEvidence(profileId: string, evidence: NewEvidence): Promise<EvidenceItem> {
    return orProfileNotFound(profileId, () => this.dataSource.transaction((tx) => this.insert(tx, profileId, evidence)));
  }

  /** As part of a larger act. @throws SubjectErased */
  addWithin(tx: EntityManager, profileId: string, evidence: NewEvidence): Promise<EvidenceItem> {
    return this.insert(tx, profileId, evidence);
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

  private async insert(
    tx: EntityManager,
    profileId: string,
    { kind, grade, description, subjectId = null, vouchedBy = null }: NewEvidence,
  ): Promise<EvidenceItem> {
    const id = newId();
    const words = { description, vouchedBy };
    const sealed = (await this.keys.toWrite(tx, profileId)).seal({ table: TABLE, row: id }, words);
    const [row]: [EvidenceItem] = await tx.query(
      `INSERT INTO profiles.evidence (id, profile_id, subject_id, kind, grade, sealed) VALUES ($1, $2, $3, $4, $5, $6)
       RETURNING id, subject_id AS "subjectId", kind, grade, added_at AS "addedAt"`,
      [id, profileId, subjectId, kind, grade, sealed],
    );
    await this.audit.append(tx, { action: 'evidence.added', subjectId: profileId, details: { evidence: id } });
    return { ...row, ...words };
  }
}
