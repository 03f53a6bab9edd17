import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';

/** A photograph or scan that belongs to an item of evidence. */
export interface StoredFile {
  readonly kind: 'image/jpeg' | 'application/pdf';
  readonly content: Buffer;
}

const cellOf = (row: string) => ({ table: 'profiles.evidence_file', row });

/** Files beside evidence, sealed under the key of the person; they go with their item. */
@Injectable()
export class EvidenceFiles {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  async add(tx: EntityManager, profileId: string, evidenceId: string, { kind, content }: StoredFile): Promise<void> {
    const sealed = (await this.keys.toWrite(tx, profileId)).seal(cellOf(evidenceId), content.toString('base64'));
    await tx.query(`INSERT INTO profiles.evidence_file (evidence_id, profile_id, kind, sealed) VALUES ($1, $2, $3, $4)`, [
      ...[evidenceId, profileId, kind, sealed],
    ]);
  }

  /** Undefined: this person has none there. */
  async read(profileId: string, evidenceId: string): Promise<StoredFile | undefined> {
    const [row]: (KeyRow & { readonly kind: StoredFile['kind']; readonly sealed: Buffer })[] = await this.dataSource.query(
      `SELECT kind, sealed, ${KEY_COLUMNS} FROM profiles.evidence_file ${keyOf('profile_id')} WHERE profile_id = $1 AND evidence_id = $2`,
      [profileId, evidenceId],
    );
    const key = row && (await this.keys.toRead(profileId, row));
    return row && key ? { kind: row.kind, content: Buffer.from(key.open<string>(cellOf(evidenceId), row.sealed), 'base64') } : undefined;
  }

  /** Items of evidence that have one. */
  async of(profileId: string): Promise<ReadonlyMap<string, StoredFile['kind']>> {
    const rows: { id: string; kind: StoredFile['kind'] }[] = await this.dataSource.query(
      `SELECT evidence_id AS id, kind FROM profiles.evidence_file WHERE profile_id = $1`,
      [profileId],
    );
    return new Map(rows.map(({ id, kind }) => [id, kind]));
  }
}
