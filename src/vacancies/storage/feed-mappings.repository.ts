import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { FeedMapping } from '../domain/feed-mapping.js';

export interface KeptMapping {
  readonly revision: number;
  readonly mapping: FeedMapping;
}

@Injectable()
export class FeedMappingsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(source: string): Promise<KeptMapping | undefined> {
    const [row]: KeptMapping[] = await this.dataSource.query(`SELECT revision, mapping FROM vacancies.feed_mapping WHERE source = $1`, [
      source,
    ]);
    return row;
  }

  /** @param expected the revision that the caller has seen, 0: none @returns the new revision; undefined: somebody was first */
  async keep(tx: EntityManager, source: string, mapping: FeedMapping, expected: number): Promise<number | undefined> {
    const statement =
      expected === 0
        ? `INSERT INTO vacancies.feed_mapping (source, mapping) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING revision`
        : `UPDATE vacancies.feed_mapping SET mapping = $2, revision = revision + 1, changed_at = now() WHERE source = $1 AND revision = ${Number(expected)} RETURNING revision`;
    const answer: unknown = await tx.query(statement, [source, JSON.stringify(mapping)]);
    const rows = (expected === 0 ? answer : (answer as [unknown])[0]) as { revision: number }[];
    return rows[0]?.revision;
  }
}
