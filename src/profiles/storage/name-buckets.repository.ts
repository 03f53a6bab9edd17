import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { inserted } from '../../platform/database/inserted.js';
import { BlindIndex } from '../../platform/encryption/blind-index.js';
import type { CountryCode } from '../../standards/index.js';
import { coarseKeysOf } from '../domain/alike-names.js';
import { latinName } from './latin-name.js';
import type { IndexedPerson } from './name-index.repository.js';

/** Of the rules of `coarseKeysOf` and `latinName`: whoever changes them takes the next, and everybody is indexed anew at the next start. */
const VERSION = 1;
/** Hashes are cut to so many bits: people of several names share a bucket, and its size says little of how common one name is. */
const BITS = 16;

/** Finds those who may bear a name, however it is spelled, without keeping it: they are then compared by their unsealed names. */
@Injectable()
export class NameBucketsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly index: BlindIndex,
  ) {}

  /** After the details have been written, which takes away the row of before. */
  async add(tx: EntityManager, profileId: string, name: string | undefined): Promise<boolean> {
    return inserted(tx, `INSERT INTO profiles.name_bucket (profile_id, version, buckets) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`, [
      profileId,
      VERSION,
      this.bucketsOf(name),
    ]);
  }

  /** @param countries to which they go; undefined: to any */
  near(name: string, countries: readonly CountryCode[] | undefined, limit: number): Promise<IndexedPerson[]> {
    return this.dataSource.query(
      `SELECT id, destination FROM profiles.name_bucket JOIN profiles.profile ON id = profile_id
       WHERE buckets && $1::integer[] AND ($2::text[] IS NULL OR destination::text = ANY($2)) ORDER BY id LIMIT $3`,
      [this.bucketsOf(name), countries ?? null, limit],
    );
  }

  /** Those who were not indexed by the present rules, held until `tx` ends; those whom another process holds are left to it. */
  async missing(tx: EntityManager, limit: number): Promise<string[]> {
    const rows: { profile_id: string }[] = await tx.query(
      `SELECT profile_id FROM profiles.personal_details WHERE sealed IS NOT NULL AND NOT EXISTS
         (SELECT FROM profiles.name_bucket WHERE name_bucket.profile_id = personal_details.profile_id AND version >= $2)
       ORDER BY profile_id LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`,
      [limit, VERSION],
    );
    const ids = rows.map(({ profile_id }) => profile_id);
    await tx.query(`DELETE FROM profiles.name_bucket WHERE profile_id = ANY($1) AND version < $2`, [ids, VERSION]);
    return ids;
  }

  private bucketsOf(name = ''): number[] {
    const hashes = coarseKeysOf(latinName(name)).map((key) =>
      Buffer.from(this.index.of('two words of a name, by sound', key), 'base64url'),
    );
    return [...new Set(hashes.map((hash) => hash.readUIntBE(0, BITS / 8)))];
  }
}
