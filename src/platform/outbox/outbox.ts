import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../database/new-id.js';
import { presentTrace, traceparentOf } from '../telemetry/trace.js';

/** A fact in the past tense with a version: ids and codes only, no personal data. */
export interface DomainEvent {
  readonly name: `${string}.${string}.v${number}`;
  readonly data: Record<string, unknown>;
}

/** Which queue hears an event, and as which job. */
export interface Subscription {
  readonly event: DomainEvent['name'];
  readonly queue: string;
  readonly job: string;
  /** The job looks at the present whatever was told: a burst leaves at most one that runs and one that waits. With a function, for each of its keys. */
  readonly coalesce?: true | ((data: DomainEvent['data']) => string);
  /** Jobs without one go first, then the lower number; 1 to 2 097 152 (BullMQ). */
  readonly priority?: number;
}

export const SUBSCRIPTIONS = Symbol('Subscriptions');

export const hearerOf = ({ queue, job }: Subscription) => `${queue}/${job}`;

/** What this process can hand on: a newer release may have told what others hear as well. `$1` are the hearers that it knows. */
export const WAITING = `relayed_at IS NULL AND coalesce(hearers, '{}') <@ $1::text[]`;

@Injectable()
export class Outbox {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(SUBSCRIPTIONS) private readonly subscriptions: readonly Subscription[],
  ) {}

  /** Events that no queue has been handed yet, and this process can hand on. */
  async waiting(): Promise<number> {
    const [row]: { n: string }[] = await this.dataSource.query(`SELECT count(*) AS n FROM platform.outbox WHERE ${WAITING}`, [
      this.subscriptions.map(hearerOf),
    ]);
    return Number(row?.n);
  }

  /** Writes the event in the transaction of the change that it tells; nothing is told when that rolls back. */
  async append(tx: EntityManager, ...events: readonly DomainEvent[]): Promise<void> {
    if (!events.length) return;
    const trace = presentTrace();
    await tx.query(
      `INSERT INTO platform.outbox (id, name, data, hearers, traceparent)
       SELECT id, name, data, ARRAY(SELECT jsonb_array_elements_text(hearers)), $5 FROM unnest($1::uuid[], $2::text[], $3::jsonb[], $4::jsonb[]) AS told (id, name, data, hearers)`,
      [
        events.map(() => newId()),
        events.map(({ name }) => name),
        events.map(({ data }) => JSON.stringify(data)),
        events.map(({ name }) => JSON.stringify(this.subscriptions.filter(({ event }) => event === name).map(hearerOf))),
        trace ? traceparentOf(trace) : null,
      ],
    );
    await tx.query(`NOTIFY passerelle_outbox`);
  }
}
