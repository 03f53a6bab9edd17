import { type BeforeApplicationShutdown, Inject, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { KEY_SERVICE, type KeyService, type WrappedKey } from './key-service.js';

const BATCH = 500;
type HeldKey = WrappedKey & { readonly subject: string };

/**
 * After a rotation data keys are wrapped anew, and nothing that they seal is touched. A batch a transaction: safe to kill, to repeat and to run at once;
 * whoever reads meanwhile finds the old wrapping or the new one, and both keys are on the ring.
 */
@Injectable()
export class RewrapDataKeys implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(RewrapDataKeys.name);
  private running?: Promise<unknown>;
  private stopped = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(KEY_SERVICE) private readonly service: KeyService,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.execute().catch((error: Error) => this.log.warn(`data keys stay as they are wrapped: ${error.message}`));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** @returns keys wrapped anew */
  async execute(): Promise<number> {
    const current = await this.service.current();
    let all = 0;
    for (let last: string | undefined = '00000000-0000-0000-0000-000000000000'; last && !this.stopped; ) {
      const wrapped = await this.batch(current, last);
      all += wrapped.length;
      last = wrapped.at(-1);
    }
    return all;
  }

  /** How many data keys each key of the ring wraps. */
  async counts(): Promise<ReadonlyMap<string, number>> {
    const rows: { kek: string; n: string }[] = await this.dataSource.query(
      `SELECT kek, count(*) AS n FROM platform.data_key GROUP BY kek ORDER BY kek`,
    );
    return new Map(rows.map(({ kek, n }) => [kek, Number(n)]));
  }

  /** @returns whose keys were wrapped anew, in order */
  private batch(current: string, after: string): Promise<string[]> {
    return this.dataSource.transaction(async (tx) => {
      const held: HeldKey[] = await tx.query(
        `SELECT subject_id AS subject, kek, wrapped FROM platform.data_key WHERE kek <> $1 AND subject_id > $2
         ORDER BY subject_id LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED`,
        [current, after, BATCH],
      );
      const anew = await Promise.all(held.map((key) => this.wrapAnew(key)));
      await tx.query(
        `UPDATE platform.data_key SET kek = anew.kek, wrapped = anew.wrapped
         FROM unnest($1::uuid[], $2::text[], $3::bytea[]) AS anew (subject, kek, wrapped) WHERE subject_id = subject`,
        [anew.map(({ subject }) => subject), anew.map(({ kek }) => kek), anew.map(({ wrapped }) => wrapped)],
      );
      return held.map(({ subject }) => subject);
    });
  }

  private async wrapAnew({ subject, ...key }: HeldKey): Promise<HeldKey> {
    return { subject, ...(await this.service.wrap(await this.service.unwrap(key, subject), subject)) };
  }
}
