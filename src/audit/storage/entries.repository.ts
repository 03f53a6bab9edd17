import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { AuditEntry } from '../domain/audit-entry.js';
import { ENTRY_COLUMNS, type EntryRow, toEntry } from './entry-row.js';

export interface EntryFilter {
  readonly organisations: readonly string[];
  readonly subject?: string;
  readonly action?: string;
  readonly since?: Date;
  readonly after?: readonly [organisation: string, sequence: number];
  readonly limit: number;
}

@Injectable()
export class EntriesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** In the order of organisation and sequence. */
  async list({ organisations, subject, action, since, after, limit }: EntryFilter): Promise<AuditEntry[]> {
    const rows: EntryRow[] = await this.dataSource.query(
      `SELECT ${ENTRY_COLUMNS} FROM audit.entry
       WHERE organisation = ANY($1) AND ($2::text IS NULL OR subject_id = $2) AND ($3::text IS NULL OR action = $3)
         AND ($4::timestamptz IS NULL OR recorded_at >= $4) AND ($5::text IS NULL OR (organisation, entry.sequence) > ($5, $6::bigint))
       ORDER BY organisation, entry.sequence LIMIT $7`,
      [organisations, subject ?? null, action ?? null, since ?? null, after?.[0] ?? null, after?.[1] ?? 0, limit],
    );
    return rows.map(toEntry);
  }
}
