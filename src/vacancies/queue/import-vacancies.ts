import { Injectable } from '@nestjs/common';
import { WorkHalted } from '../../platform/operations/operation.js';
import { Operations } from '../../platform/operations/operations.js';
import { CloseAbsent } from '../application/imports/close-absent.js';
import { KeepBatch } from '../application/imports/keep-batch.js';
import type { ImportInput } from '../domain/import-input.js';
import { UnreadableFeed } from '../domain/vacancy.errors.js';
import type { FeedRow } from '../reading/feed-row.js';
import { feedRows } from '../reading/feed-rows.js';
import { ImportsRepository } from '../storage/imports.repository.js';
import { ReadRow } from './read-row.js';

const BATCH = 500;

/** Works through an upload in batches. It stops where it is paused, and goes on behind the last row that was committed. */
@Injectable()
export class ImportVacancies {
  constructor(
    private readonly operations: Operations,
    private readonly imports: ImportsRepository,
    private readonly readRow: ReadRow,
    private readonly keepBatch: KeepBatch,
    private readonly closeAbsent: CloseAbsent,
  ) {}

  async execute(operationId: string): Promise<void> {
    const { status, done, input } = await this.operations.get(operationId);
    if (status !== 'waiting' && status !== 'running') return;
    const feed = input as unknown as ImportInput;
    try {
      await this.readAll(operationId, done, feed);
      const closed = feed.mode === 'snapshot' ? await this.closeWhatIsAbsent(operationId, feed) : {};
      await this.operations.end(operationId, 'done', { ...(await this.imports.summary(operationId)), ...closed });
    } catch (error) {
      if (error instanceof WorkHalted) return;
      if (!(error instanceof UnreadableFeed)) throw error;
      await this.operations.end(operationId, 'failed', { code: error.code, detail: error.message });
    }
  }

  private async readAll(operationId: string, begun: number, feed: ImportInput): Promise<void> {
    let done = begun;
    let skip = begun;
    let batch: FeedRow[] = [];
    for await (const row of feedRows(feed, this.operations.upload(operationId))) {
      if (skip-- > 0) continue;
      batch.push(row);
      if (batch.length < BATCH) continue;
      done = await this.take(operationId, done, batch, feed);
      batch = [];
    }
    if (batch.length) await this.take(operationId, done, batch, feed);
  }

  private async take(operationId: string, done: number, rows: readonly FeedRow[], feed: ImportInput): Promise<number> {
    const read = await Promise.all(rows.map((row) => this.readRow.execute(row, feed)));
    return this.keepBatch.execute(operationId, done, read, feed);
  }

  private closeWhatIsAbsent(operationId: string, { source, countries, revision = 0, confirm }: ImportInput) {
    return this.closeAbsent.execute({ operationId, source, revision, ...(countries && { countries }) }, confirm);
  }
}
