import { Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { QueueMemory } from '../queues/queue-memory.js';

/** An advisory lock of our own. */
const TELLING_AGAIN = 727_275;

/** Events that queues were handed and have forgotten with all their jobs: they are told again, and done again where they had been done; that is harmless. */
@Injectable()
export class ForgottenEvents {
  private readonly log = new Logger(ForgottenEvents.name);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly memory: QueueMemory,
  ) {}

  /** The queues have been handed what `tx` is about to mark. */
  async toldNow(tx: EntityManager): Promise<void> {
    const [row]: { now: string }[] = await tx.query(`SELECT (extract(epoch FROM now()) * 1000000)::bigint AS now`);
    await this.memory.toldUntil(Number(row?.now));
  }

  /** One process at a time. The mark is set when all is waiting to be told again, so that a crash in between begins anew. */
  async tellAgain(): Promise<void> {
    if ((await this.rememberedUntil(this.dataSource.manager)) === undefined) return;
    await this.dataSource.transaction(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(${TELLING_AGAIN})`);
      const until = await this.rememberedUntil(tx);
      if (until === undefined) return;
      const [, told]: [unknown, number] = await tx.query(
        `UPDATE platform.outbox SET relayed_at = NULL WHERE relayed_at > to_timestamp($1::numeric / 1000000)`,
        [until],
      );
      if (told) this.log.warn(`The queues have forgotten what they were told. ${told} events are told again.`);
    });
    await this.memory.beginAnew();
  }

  /** @returns undefined when the queues remember the last that they were told */
  private async rememberedUntil(db: EntityManager): Promise<number | undefined> {
    const until = await this.memory.remembers();
    if (until === undefined || until === 0) return until;
    const [row]: { last: string | null }[] = await db.query(
      `SELECT (extract(epoch FROM max(relayed_at)) * 1000000)::bigint AS last FROM platform.outbox WHERE relayed_at IS NOT NULL`,
    );
    return Number(row?.last ?? 0) > until ? until : undefined;
  }
}
