import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';

const cellOf = (row: string) => ({ table: 'self_assessment.paper', row });

/** Photographs and scans, sealed under the key of their draft; they go with it. */
@Injectable()
export class PapersRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  async add(tx: EntityManager, draftId: string, id: string, content: Buffer): Promise<void> {
    const sealed = (await this.keys.toWrite(tx, draftId)).seal(cellOf(id), content.toString('base64'));
    await tx.query(`INSERT INTO self_assessment.paper (id, draft_id, sealed) VALUES ($1, $2, $3)`, [id, draftId, sealed]);
  }

  /** Undefined: the draft has none of that id. */
  async read(draftId: string, id: string, tx?: EntityManager): Promise<Buffer | undefined> {
    const [row]: (KeyRow & { readonly sealed: Buffer })[] = await (tx ?? this.dataSource).query(
      `SELECT sealed, ${KEY_COLUMNS} FROM self_assessment.paper ${keyOf('draft_id')} WHERE draft_id = $1 AND id::text = $2`,
      [draftId, id],
    );
    const key = row && (await this.keys.toRead(draftId, row));
    return row && key ? Buffer.from(key.open<string>(cellOf(id), row.sealed), 'base64') : undefined;
  }

  /** What the answers no longer name. */
  async keepOnly(tx: EntityManager, draftId: string, ids: readonly string[]): Promise<void> {
    await tx.query(`DELETE FROM self_assessment.paper WHERE draft_id = $1 AND NOT (id = ANY($2))`, [draftId, ids]);
  }
}
