import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Ranking } from '../../src/matching/domain/reference.js';
import { rankAllOf, rankingsOf, type Table } from './matching-tables.js';

/** PostgreSQL, with the skills by region in a covering index. */
export class SqlMatching {
  private constructor(private readonly client: pg.Client) {}

  static async load(url: string, tables: readonly Table[]): Promise<SqlMatching> {
    const client = new pg.Client(url);
    await client.connect();
    for (const { name, columns, rows } of tables) {
      await client.query(`CREATE TEMP TABLE ${name} (${columns})`);
      await pipeline(Readable.from(lines(rows())), client.query(copyFrom(`COPY ${name} FROM STDIN`)));
    }
    for (const statement of [...INDEXES, ...tables.map(({ name }) => `VACUUM ANALYZE ${name}`)]) await client.query(statement);
    return new SqlMatching(client);
  }

  async rankAll(people: number): Promise<Ranking[]> {
    const { rows } = await this.client.query(rankAllOf('id COLLATE "C"'));
    return rankingsOf(rows, people);
  }

  end(): Promise<void> {
    return this.client.end();
  }
}

/** None of our values holds what COPY would read otherwise. */
function* lines(rows: Iterable<readonly (string | number | null)[]>): Iterable<string> {
  for (const row of rows) yield `${row.map((value) => value ?? '\\N').join('\t')}\n`;
}

const INDEXES = [
  'CREATE INDEX ON vacancy_skill (region, skill) INCLUDE (v, points)',
  'CREATE INDEX ON vacancy (region)',
  'ALTER TABLE vacancy ADD PRIMARY KEY (v)',
  'ALTER TABLE person ADD PRIMARY KEY (p)',
  'ALTER TABLE person_language ADD PRIMARY KEY (p, language)',
  'ALTER TABLE near ADD PRIMARY KEY (p, occupation)',
  'ALTER TABLE fit ADD PRIMARY KEY (p, range)',
];
