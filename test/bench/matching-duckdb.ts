import type { Ranking } from '../../src/matching/domain/reference.js';
import { type RankedRow, rankAllOf, rankingsOf, type Table } from './matching-tables.js';

/** The little of DuckDB's interface that we use. */
interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowObjectsJS(): unknown[] }>;
  createAppender(table: string): Promise<Appender>;
}
interface Appender {
  appendNull(): void;
  appendInteger(value: number): void;
  appendVarchar(value: string): void;
  endRow(): void;
  closeSync(): void;
}

/** A peer in native code that not every machine can install, and so no dependency: npm install --no-save @duckdb/node-api@1.5.6-r.1 */
export class DuckDbMatching {
  private constructor(private readonly connection: Connection) {}

  /** On one thread, as the others. Undefined: it is not installed. */
  static async load(tables: readonly Table[]): Promise<DuckDbMatching | undefined> {
    const name = '@duckdb/node-api';
    const found = await import(name).catch(() => undefined);
    if (!found) console.log(`  ${name} is not installed: no row against it`);
    if (!found) return undefined;
    const connection: Connection = await (await found.DuckDBInstance.create(':memory:', { threads: '1' })).connect();
    for (const table of tables) await fill(connection, table);
    return new DuckDbMatching(connection);
  }

  async rankAll(people: number): Promise<Ranking[]> {
    const answer = await this.connection.runAndReadAll(rankAllOf('id'));
    return rankingsOf(answer.getRowObjectsJS() as RankedRow[], people);
  }
}

async function fill(connection: Connection, { name, columns, rows }: Table): Promise<void> {
  await connection.run(`CREATE TABLE ${name} (${columns})`);
  const appender = await connection.createAppender(name);
  for (const row of rows()) {
    for (const value of row) {
      if (value === null) appender.appendNull();
      else if (typeof value === 'number') appender.appendInteger(value);
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
}
