import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { AuditedAct } from '../domain/audit-action.js';
import { actingNow } from './acting-now.js';
import { Audit, type Telling } from './audit.js';

const MOST_AT_ONCE = 200;

interface Waiting {
  readonly tellings: readonly Telling[];
  readonly written: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Reads have no transaction of their own to go into. Those of one organisation that come while a commit is under way share the next one:
 * the chain takes one writer at a time, and one commit each would bound reads by the disk.
 */
@Injectable()
export class RecordReads {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly audit: Audit,
  ) {}

  /** Resolves when the entries are committed, all together; what was read is not to be shown before. */
  execute(...acts: readonly AuditedAct[]): Promise<void> {
    const acting = actingNow();
    return new Promise((written, failed) => {
      const already = this.waiting.get(acting.organisation);
      const one = { tellings: acts.map((act) => ({ acting, act })), written, failed };
      if (already) return void already.push(one);
      const queue = [one];
      this.waiting.set(acting.organisation, queue);
      void this.drain(acting.organisation, queue);
    });
  }

  private async drain(organisation: string, queue: Waiting[]): Promise<void> {
    while (queue.length) {
      const batch = queue.splice(0, MOST_AT_ONCE);
      try {
        await this.dataSource.transaction((tx) =>
          this.audit.appendAll(
            tx,
            batch.flatMap(({ tellings }) => tellings),
          ),
        );
        for (const { written } of batch) written();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.waiting.delete(organisation);
  }
}
