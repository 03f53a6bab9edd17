import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { asService } from '../../platform/database/reach.js';
import { Queues } from '../../platform/queues/queues.js';
import type { Cell, CellFilter, Snapshot } from '../domain/cell.js';
import { StatisticsNotCounted } from '../domain/statistics.errors.js';
import { type Population, SnapshotsRepository } from '../storage/snapshots.repository.js';

/** Read as they were told once that day; a question picks among cells, and nothing is counted for it. */
@Injectable()
export class Statistics {
  constructor(
    private readonly snapshots: SnapshotsRepository,
    private readonly queues: Queues,
  ) {}

  /** Of an earlier day while that of today is being counted. @throws StatisticsNotCounted the first time */
  async snapshot(of: Population): Promise<Snapshot> {
    const found = await asService(() => this.snapshots.find(of));
    if (found?.countedOn !== today()) await this.ask(of);
    if (!found) throw new StatisticsNotCounted(of.country);
    return found;
  }

  cells(of: Population, filter: CellFilter, after: Pick<Cell, 'code' | 'region'> | undefined, limit: number): Promise<readonly Cell[]> {
    return asService(() => this.snapshots.cells(of, filter, after, limit));
  }

  private async ask({ country, demonstration }: Population): Promise<void> {
    const deduplication = { id: `count-statistics-${country}-${demonstration}` };
    await this.queues.named('statistics').add('count-statistics', { country, demonstration }, { deduplication });
  }
}
