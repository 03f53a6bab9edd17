import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { inserted } from '../../platform/database/inserted.js';
import { BlindIndex } from '../../platform/encryption/blind-index.js';
import type { CountryCode } from '../../standards/index.js';
import { comparableName } from '../domain/comparable-name.js';

export interface IndexedPerson {
  readonly id: string;
  readonly destination: CountryCode;
}

/** Finds people by their name without keeping it: one keyed hash a person. */
@Injectable()
export class NameIndexRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly index: BlindIndex,
  ) {}

  /** After the details have been written, which takes away the row of before. No name: a row without a hash says that it has been looked at. @returns false: another process was quicker */
  async add(tx: EntityManager, profileId: string, name: string | undefined): Promise<boolean> {
    return inserted(tx, `INSERT INTO profiles.name_index (profile_id, name_hash) VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      profileId,
      this.hashOf(name) ?? null,
    ]);
  }

  /** @param countries to which they go; undefined: to any */
  async find(name: string, countries: readonly CountryCode[] | undefined, limit: number): Promise<IndexedPerson[]> {
    return this.dataSource.query(
      `SELECT id, destination FROM profiles.name_index JOIN profiles.profile ON id = profile_id
       WHERE name_hash = $1 AND ($2::text[] IS NULL OR destination::text = ANY($2)) ORDER BY id LIMIT $3`,
      [this.hashOf(name), countries ?? null, limit],
    );
  }

  /** Those whose name has not been looked at, held until `tx` ends; those whom another process holds are left to it. */
  async missing(tx: EntityManager, limit: number): Promise<string[]> {
    const rows: { profile_id: string }[] = await tx.query(
      `SELECT profile_id FROM profiles.personal_details WHERE sealed IS NOT NULL AND NOT EXISTS
         (SELECT FROM profiles.name_index WHERE name_index.profile_id = personal_details.profile_id)
       ORDER BY profile_id LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
      [limit],
    );
    return rows.map(({ profile_id }) => profile_id);
  }

  private hashOf(name = ''): string | undefined {
    const comparable = comparableName(name);
    return comparable && this.index.of('name of a person', comparable);
  }
}
