import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { SealPlainRows } from '../../platform/encryption/seal-plain-rows.js';
import { NameIndexRepository } from '../storage/name-index.repository.js';
import { PersonalDetailsRepository } from '../storage/personal-details.repository.js';

const BATCH = 200;

/** Names that were written before there was an index, or by the release before, are indexed in the background at start, after they are sealed. Safe to interrupt, to repeat and to run at once. */
@Injectable()
export class IndexNames implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(IndexNames.name);
  private running?: Promise<unknown>;
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly sealing: SealPlainRows,
    private readonly names: NameIndexRepository,
    private readonly details: PersonalDetailsRepository,
  ) {}

  onApplicationBootstrap(): void {
    const indexed = this.sealing.atStart().then(() => this.execute());
    this.running = indexed.catch((error: Error) => this.log.warn(`names cannot be looked up until the next start: ${error.message}`));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** @returns people looked at */
  async execute(batch = BATCH): Promise<number> {
    let all = 0;
    for (let seen = batch; seen === batch && !this.stopped; ) {
      const some = await this.indexSome(batch);
      seen = some.seen;
      all += some.indexed;
    }
    if (all) this.log.log(`${all} names can be looked up that could not`);
    return all;
  }

  private indexSome(batch: number): Promise<{ readonly seen: number; readonly indexed: number }> {
    return this.dataSource.transaction(async (tx) => {
      const ids = await this.names.missing(tx, batch);
      const details = await this.details.of(ids, tx);
      let indexed = 0;
      for (const id of ids) indexed += Number(await this.names.add(tx, id, details.get(id)?.displayName));
      return { seen: ids.length, indexed };
    });
  }
}
