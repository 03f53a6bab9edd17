import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { DataKeys } from './data-keys.js';

/** Rows of a table that were written in the clear, before there was encryption. */
export interface PlainRows {
  readonly table: string;
  /** At most $1 such rows as `id` (text), `subject` and `words`, locked; those that another process holds are left to it. */
  readonly select: string;
  /** Puts $2 into `sealed` of the row with the id $1 and clears what was in the clear. */
  readonly seal: string;
}
export const PLAIN_ROWS = Symbol('PlainRows');
const BATCH = 200;

/** Expand and contract: both kinds of rows are read; those in the clear are sealed in the background at start. Safe to interrupt, to repeat and to run at once. */
@Injectable()
export class SealPlainRows implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(SealPlainRows.name);
  private running?: Promise<unknown>;
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(PLAIN_ROWS) private readonly tables: readonly PlainRows[],
    private readonly keys: DataKeys,
  ) {}

  onApplicationBootstrap(): void {
    void this.atStart();
  }

  /** The one run of this process; for whoever waits until rows are sealed. */
  atStart(): Promise<unknown> {
    this.running ??= this.execute().catch((error: Error) => this.log.warn(`rows stay in the clear until the next start: ${error.message}`));
    return this.running;
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** @returns rows sealed */
  async execute(batch = BATCH): Promise<number> {
    let all = 0;
    for (const rows of this.tables) {
      for (let taken = batch; taken === batch && !this.stopped; all += taken) taken = await this.sealSome(rows, batch);
    }
    if (all) this.log.log(`${all} rows that were in the clear are sealed`);
    return all;
  }

  private sealSome({ table, select, seal }: PlainRows, batch: number): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const rows: { id: string; subject: string; words: unknown }[] = await tx.query(select, [batch]);
      for (const { id, subject, words } of rows) {
        const key = await this.keys.toWrite(tx, subject);
        await tx.query(seal, [id, key.seal({ table, row: id }, words)]);
      }
      return rows.length;
    });
  }
}
