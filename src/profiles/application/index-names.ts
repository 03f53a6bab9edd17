import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { SealPlainRows } from '../../platform/encryption/seal-plain-rows.js';
import type { PersonalDetails } from '../domain/profile.js';
import { ContactIndexRepository } from '../storage/contact-index.repository.js';
import { NameBucketsRepository } from '../storage/name-buckets.repository.js';
import { NameIndexRepository } from '../storage/name-index.repository.js';
import { PersonalDetailsRepository } from '../storage/personal-details.repository.js';

const BATCH = 200;
interface Index {
  missing(tx: EntityManager, limit: number): Promise<string[]>;
  add(tx: EntityManager, id: string, details: PersonalDetails | undefined): Promise<boolean>;
}

/** Names and contacts that were written before there was an index, or by the release before, are indexed in the background at start, after they are sealed. Safe to interrupt, to repeat and to run at once. */
@Injectable()
export class IndexNames implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(IndexNames.name);
  private running?: Promise<unknown>;
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly sealing: SealPlainRows,
    private readonly names: NameIndexRepository,
    private readonly buckets: NameBucketsRepository,
    private readonly contacts: ContactIndexRepository,
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

  /** @returns entries made */
  async execute(batch = BATCH): Promise<number> {
    const whole = await this.indexAll(byName(this.names), batch);
    const alike = await this.indexAll(byName(this.buckets), batch);
    const reached = await this.indexAll(this.contacts, batch);
    if (whole || alike) this.log.log(`${whole} names can be looked up that could not, ${alike} also when they are spelled otherwise`);
    return whole + alike + reached;
  }

  private async indexAll(index: Index, batch: number): Promise<number> {
    let all = 0;
    for (let seen = batch; seen === batch && !this.stopped; ) {
      const some = await this.indexSome(index, batch);
      seen = some.seen;
      all += some.indexed;
    }
    return all;
  }

  private indexSome(index: Index, batch: number): Promise<{ readonly seen: number; readonly indexed: number }> {
    return this.dataSource.transaction(async (tx) => {
      const ids = await index.missing(tx, batch);
      const details = await this.details.of(ids, tx);
      let indexed = 0;
      for (const id of ids) indexed += Number(await index.add(tx, id, details.get(id)));
      return { seen: ids.length, indexed };
    });
  }
}

function byName(index: Pick<NameIndexRepository, 'missing' | 'add'>): Index {
  return { missing: (tx, limit) => index.missing(tx, limit), add: (tx, id, details) => index.add(tx, id, details?.displayName) };
}
