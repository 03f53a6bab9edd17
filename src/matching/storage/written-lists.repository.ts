import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Ranked } from '../domain/rank.js';
import type { Ranking } from '../domain/reference.js';

export interface WrittenList extends Ranking {
  readonly profileId: string;
  /** Rises with every writing of any list. */
  readonly written: number;
}
interface Row {
  readonly profile_id: string;
  readonly written: string;
  readonly items: readonly Ranked[];
  readonly open_items: readonly Ranked[];
}

const SELECT = `SELECT profile_id, written, items, open_items FROM matching.match_list`;

/** Lists in the order in which they were written, and by the vacancies that they hold. */
@Injectable()
export class WrittenListsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async after(written: number, limit: number): Promise<WrittenList[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE written > $1 ORDER BY written LIMIT $2`, [written, limit]);
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

function toWritten({ profile_id, written, items, open_items }: Row): WrittenList {
  return { profileId: profile_id, written: Number(written), items, open: open_items };
}
