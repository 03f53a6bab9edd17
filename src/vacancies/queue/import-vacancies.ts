import { Injectable } from '@nestjs/common';
import { WorkHalted } from '../../platform/operations/operation.js';
import { Operations } from '../../platform/operations/operations.js';
import { CloseAbsent } from '../application/imports/close-absent.js';
import { type BatchRow, KeepBatch } from '../application/imports/keep-batch.js';
import { KeepVacancies } from '../application/keep-vacancies.js';
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
    private readonly keepVacancies: KeepVacancies,
    private readonly keepBatch: KeepBatch,
    private readonly closeAbsent: CloseAbsent,
  ) {}

  /** Whoever finds that another worker was faster goes on from where that one stands: it may be the one that is about to die. */
  async execute(operationId: string): Promise<void> {
    const { status, done, input } = await this.operations.get(operationId);
    if (status !== 'waiting' && status !== 'running') return;
    const feed = input as unknown as ImportInput;
    try {
      await this.readAll(operationId, done, feed);
      const closed = feed.mode === 'snapshot' ? await this.closeWhatIsAbsent(operationId, feed) : {};
      await this.operations.end(operationId, 'done', { ...(await this.imports.summary(operationId)), ...closed });
    } catch (error) {
      if (error instanceof WorkHalted) return this.execute(operationId);
      if (!(error instanceof UnreadableFeed)) throw error;
      await this.operations.end(operationId, 'failed', { code: error.code, detail: error.message });
    }
  }

  /** While a batch is written the next is read; where the feed breaks off, what was read before is kept. */
  private async readAll(operationId: string, begun: number, feed: ImportInput): Promise<void> {
    let writing = Promise.resolve(begun);
    try {
      for await (const rows of batchesOf(feedRows(feed, this.operations.upload(operationId)), begun)) {
        const read = await this.read(rows, feed);
        const done = await writing;
        writing = this.keepBatch.execute(operationId, done, read, feed);
        writing.catch(() => {});
      }
    } finally {
      await writing;
    }
  }

  private async read(rows: readonly FeedRow[], feed: ImportInput): Promise<BatchRow[]> {
    const complete = await this.keepVacancies.completion();
    return Promise.all(rows.map((row) => this.readRow.execute(row, feed, complete)));
  }

  private closeWhatIsAbsent(operationId: string, { source, countries, revision = 0, confirm }: ImportInput) {
    return this.closeAbsent.execute({ operationId, source, revision, ...(countries && { countries }) }, confirm);
  }
}

/** @param skip rows that were dealt with before */
async function* batchesOf(rows: AsyncIterable<FeedRow>, skip: number): AsyncGenerator<FeedRow[]> {
  let at = 0;
  let batch: FeedRow[] = [];
  for await (const row of rows) {
    if (at++ < skip) continue;
    batch.push(row);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
