import { Injectable } from '@nestjs/common';
import { asService } from '../../../platform/database/reach.js';
import type { RowVerdict } from '../../../platform/operations/operation.js';
import { ImportsRepository, type SentFeed } from '../../storage/imports.repository.js';

/** How the feeds of an organisation were taken in, whoever sent them. The sources are those of whoever asks: rows of operations are open to who began them only. */
@Injectable()
export class WatchFeeds {
  constructor(private readonly imports: ImportsRepository) {}

  /** The latest first. */
  list(sources: readonly string[], after: string | undefined, limit: number): Promise<SentFeed[]> {
    return asService(() => this.imports.ofSources(sources, after, limit));
  }

  /** That failed, or of which rows were refused. */
  troubled(sources: readonly string[], since: Date, limit: number): Promise<SentFeed[]> {
    return asService(() => this.imports.troubled(sources, since, limit));
  }

  /** The first rows that were refused; none of a feed of others. */
  refused(operationId: string, sources: readonly string[], limit: number): Promise<RowVerdict[]> {
    return asService(() => this.imports.refusedOf(operationId, sources, limit));
  }
}
