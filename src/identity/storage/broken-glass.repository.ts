import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { asService } from '../../platform/database/reach.js';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import type { CountryCode } from '../../standards/index.js';
import type { BrokenGlass, GlassFinding } from '../domain/broken-glass.js';

interface Row extends KeyRow {
  readonly id: string;
  readonly profileId: string;
  readonly country: CountryCode;
  readonly byId: string;
  readonly byName: string;
  readonly action: string;
  readonly brokenAt: Date;
  readonly sealed: Buffer;
  readonly finding: GlassFinding | null;
}

const SELECT = `SELECT glass.id, glass.profile_id AS "profileId", glass.country, glass.principal_id AS "byId", glass.principal_name AS "byName",
  glass.action, glass.broken_at AS "brokenAt", glass.sealed, finding, ${KEY_COLUMNS}
  FROM identity.broken_glass AS glass LEFT JOIN identity.glass_looked_at ON glass_id = glass.id ${keyOf('glass.profile_id')}`;
const cellOf = (row: string) => ({ table: 'identity.broken_glass', row });

/** Of the service itself, as all of identity: requests do not reach these tables. The reason is sealed for the person: it may say something about them. */
@Injectable()
export class BrokenGlassRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** @throws SubjectErased */
  async add(tx: EntityManager, { id, profileId, country, by, action, reason, brokenAt }: BrokenGlass): Promise<void> {
    const sealed = (await this.keys.toWrite(tx, profileId)).seal(cellOf(id), { reason });
    await tx.query(
      `INSERT INTO identity.broken_glass (id, profile_id, country, principal_id, principal_name, action, sealed, broken_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, profileId, country, by.id, by.name, action, sealed, brokenAt],
    );
  }

  /** Newest first. */
  async ofPerson(profileId: string): Promise<BrokenGlass[]> {
    const statement = `${SELECT} WHERE glass.profile_id = $1 ORDER BY glass.id DESC`;
    return asService(async () => this.opened(await this.dataSource.query(statement, [profileId])));
  }

  /** Those that nobody has looked at, oldest first. @param countries undefined: every one */
  async toLookAt(countries: readonly CountryCode[] | undefined, after: string | undefined, limit: number): Promise<BrokenGlass[]> {
    const statement = `${SELECT} WHERE finding IS NULL AND ($1::text[] IS NULL OR glass.country = ANY($1)) AND ($2::uuid IS NULL OR glass.id > $2)
       ORDER BY glass.id LIMIT $3`;
    return asService(async () => this.opened(await this.dataSource.query(statement, [countries ?? null, after ?? null, limit])));
  }

  async find(id: string): Promise<BrokenGlass | undefined> {
    return asService(async () => (await this.opened(await this.dataSource.query(`${SELECT} WHERE glass.id = $1`, [id])))[0]);
  }

  /** @returns false when somebody has looked at it before */
  async lookedAt(tx: EntityManager, { id, profileId, country }: BrokenGlass, by: BrokenGlass['by'], finding: GlassFinding, at: Date) {
    const added: unknown[] = await tx.query(
      `INSERT INTO identity.glass_looked_at (glass_id, profile_id, country, principal_id, principal_name, finding, looked_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING glass_id`,
      [id, profileId, country, by.id, by.name, finding, at],
    );
    return added.length > 0;
  }

  private async opened(rows: readonly Row[]): Promise<BrokenGlass[]> {
    const found = rows.map(async ({ byId, byName, sealed, kek, wrapped, ...row }) => {
      const key = await this.keys.toRead(row.profileId, { kek, wrapped });
      return key && { ...row, by: { id: byId, name: byName }, ...key.open<{ reason: string }>(cellOf(row.id), sealed) };
    });
    return (await Promise.all(found)).flatMap((one) => one ?? []);
  }
}
