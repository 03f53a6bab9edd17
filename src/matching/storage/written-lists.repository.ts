import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { PersonRevisions } from '../domain/match-list.js';
import type { Ranked } from '../domain/rank.js';
import type { Ranking } from '../domain/reference.js';

export interface WrittenList extends Ranking {
  readonly profileId: string;
  readonly person: PersonRevisions;
  /** Rises with every writing of any list. */
  readonly written: number;
}
interface Row {
  readonly profile_id: string;
  readonly profile_revision: number;
  readonly recognition_revision: number;
  readonly written: string;
  readonly items: readonly Ranked[];
  readonly open_items: readonly Ranked[];
}

const SELECT = `SELECT profile_id, profile_revision, recognition_revision, written, items, open_items FROM matching.match_list`;

/** Lists in the order in which they were written, and by the vacancies that they hold. */
@Injectable()
export class WrittenListsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Which lists were written after a number, in that order. */
  async after(written: number, limit: number): Promise<{ readonly profileId: string; readonly written: number }[]> {
    const rows: { profile_id: string; written: string }[] = await this.dataSource.query(
      `SELECT profile_id, written FROM matching.match_list WHERE written > $1 ORDER BY written LIMIT $2`,
      [written, limit],
    );
    return rows.map((row) => ({ profileId: row.profile_id, written: Number(row.written) }));
  }

  async many(profileIds: readonly string[]): Promise<WrittenList[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE profile_id = ANY($1)`, [profileIds]);
    return rows.map(toWritten);
  }

  async holding(vacancyIds: readonly string[]): Promise<WrittenList[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE jsonb_path_query_array(items || open_items, '$[*].id') ?| $1::text[]`,
      [vacancyIds],
    );
    return rows.map(toWritten);
  }
}

function toWritten(row: Row): WrittenList {
  const person = { profile: row.profile_revision, recognition: row.recognition_revision };
  return { profileId: row.profile_id, person, written: Number(row.written), items: row.items, open: row.open_items };
}
