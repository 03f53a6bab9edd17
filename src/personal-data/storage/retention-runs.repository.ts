import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';

const BATCH = 1_000;

/** What was found and removed, run by run; and the removing itself, a batch a transaction. */
@Injectable()
export class RetentionRunsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async count(statement: string, before: Date): Promise<number> {
    const [row]: { n: number }[] = await this.dataSource.query(statement, [before]);
    return row?.n ?? 0;
  }

  async remove(statement: string, before: Date): Promise<number> {
    let all = 0;
    for (let affected = BATCH; affected === BATCH; all += affected) {
      [, affected] = (await this.dataSource.query(statement, [before, BATCH])) as [unknown, number];
    }
    return all;
  }

  /** A page of people who are due. */
  async due(statement: string, before: Date, after: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(statement, [before, BATCH, after]);
    return rows.map(({ id }) => id);
  }

  async keep(dry: boolean, rules: string, found: Readonly<Record<string, number>>): Promise<void> {
    const statement = `INSERT INTO platform.retention_run (id, dry, rules, found) VALUES ($1, $2, $3, $4)`;
    await this.dataSource.query(statement, [newId(), dry, rules, JSON.stringify(found)]);
  }

  async hasRunDry(rules: string): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(`SELECT FROM platform.retention_run WHERE dry AND rules = $1 LIMIT 1`, [rules]);
    return rows.length > 0;
  }
}
