import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import type { Attempt, DeliveryState, WebhookDelivery } from '../domain/webhook-delivery.js';
import type { WebhookEvent, WebhookMessage } from '../domain/webhook-event.js';

/** Whoever has taken a delivery and does not come back within this has died; another takes it. */
const LEASE = `interval '60 seconds'`;

export interface DueDelivery {
  readonly id: string;
  readonly tries: number;
  readonly message: WebhookMessage;
}

@Injectable()
export class WebhookDeliveriesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Told twice, it is one message, and one delivery an address. */
  async tell(tx: EntityManager, message: WebhookMessage, profileId: string | null, endpointIds: readonly string[]): Promise<void> {
    if (!endpointIds.length) return;
    const { id, type, data, toldAt } = message;
    await tx.query(
      `INSERT INTO webhooks.message (id, type, data, profile_id, told_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
      [id, type, JSON.stringify(data), profileId, toldAt],
    );
    await tx.query(
      `INSERT INTO webhooks.delivery (id, endpoint_id, message_id) SELECT *, $3::uuid FROM unnest($1::uuid[], $2::uuid[]) ON CONFLICT DO NOTHING`,
      [endpointIds.map(() => newId()), endpointIds, id],
    );
  }

  /** What was not sent yet and names an earlier revision says less than a message of this one: it is not sent any more. Later ones stay, since events come late and again. */
  async dropUnsent(tx: EntityManager, type: WebhookEvent, revision: number, endpointIds: readonly string[]): Promise<void> {
    await tx.query(
      `DELETE FROM webhooks.delivery d USING webhooks.message m
       WHERE m.id = d.message_id AND m.type = $1 AND d.endpoint_id = ANY($2) AND d.state = 'waiting' AND d.tries = 0
         AND (m.data ->> 'revision')::bigint < $3`,
      [type, endpointIds, revision],
    );
  }

  /** Takes the one that is due longest; it comes back by itself when whoever took it dies. */
  async takeDue(endpointId: string): Promise<DueDelivery | undefined> {
    const [rows]: [Taken[], number] = await this.dataSource.query(
      `UPDATE webhooks.delivery d SET due_at = now() + ${LEASE} FROM webhooks.message m
       WHERE m.id = d.message_id AND d.id = (
         SELECT id FROM webhooks.delivery WHERE endpoint_id = $1 AND state = 'waiting' AND due_at <= now()
         ORDER BY due_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
       RETURNING d.id, d.tries, m.id AS message_id, m.type, m.data, m.told_at`,
      [endpointId],
    );
    const [row] = rows;
    if (!row) return undefined;
    const message = { id: row.message_id, type: row.type, data: row.data, toldAt: row.told_at };
    return { id: row.id, tries: row.tries, message };
  }

  /** Of one that went with an erased person, or gave way to a later message, while it was sent, nothing is kept. */
  async record(tx: EntityManager, id: string, { at, status, milliseconds, fault }: Omit<Attempt, 'number'>): Promise<void> {
    await tx.query(
      `INSERT INTO webhooks.attempt (delivery_id, number, at, status, milliseconds, fault)
       SELECT id, 1 + (SELECT coalesce(max(number), 0) FROM webhooks.attempt WHERE delivery_id = $1), $2, $3, $4, $5
       FROM webhooks.delivery WHERE id = $1 FOR KEY SHARE`,
      [id, at, status, milliseconds, fault],
    );
  }

  async end(tx: EntityManager, id: string, state: 'delivered' | 'given-up'): Promise<void> {
    await tx.query(`UPDATE webhooks.delivery SET state = $2, ended_at = now() WHERE id = $1`, [id, state]);
  }

  async postpone(tx: EntityManager, id: string, tries: number, seconds: number): Promise<void> {
    const statement = `UPDATE webhooks.delivery SET tries = $2, due_at = now() + make_interval(secs => $3) WHERE id = $1`;
    await tx.query(statement, [id, tries, seconds]);
  }

  /** The latest first. */
  async list(endpointId: string, state: DeliveryState | undefined, after: string | undefined, limit: number): Promise<WebhookDelivery[]> {
    return this.dataSource.query(
      `SELECT d.id, d.message_id AS "messageId", m.type, m.told_at AS "toldAt", d.state, d.due_at AS "dueAt", d.ended_at AS "endedAt",
         coalesce((SELECT json_agg(json_build_object('number', number, 'at', at, 'status', status, 'milliseconds', milliseconds, 'fault', fault)
           ORDER BY number) FROM webhooks.attempt a WHERE a.delivery_id = d.id), '[]') AS attempts
       FROM webhooks.delivery d JOIN webhooks.message m ON m.id = d.message_id
       WHERE d.endpoint_id = $1 AND ($2::text IS NULL OR d.state = $2) AND ($3::uuid IS NULL OR d.id < $3) ORDER BY d.id DESC LIMIT $4`,
      [endpointId, state ?? null, after ?? null, limit],
    );
  }

  /** Sends them anew, by the same ids, with the whole schedule before them. @returns how many */
  async replay(tx: EntityManager, endpointId: string, which: Replayed): Promise<number> {
    const [, affected]: [unknown, number] = await tx.query(
      `UPDATE webhooks.delivery d SET state = 'waiting', tries = 0, due_at = now(), ended_at = NULL FROM webhooks.message m
       WHERE m.id = d.message_id AND d.endpoint_id = $1 AND ($2::uuid IS NULL OR d.id = $2)
         AND ($3::timestamptz IS NULL OR m.told_at >= $3) AND ($4::text IS NULL OR d.state = $4)`,
      [endpointId, which.deliveryId ?? null, which.since ?? null, which.state ?? null],
    );
    return affected;
  }
}

/** One delivery, or all since a moment, of one state where it is named. */
export interface Replayed {
  readonly deliveryId?: string;
  readonly since?: Date;
  readonly state?: DeliveryState;
}

interface Taken {
  readonly id: string;
  readonly tries: number;
  readonly message_id: string;
  readonly type: WebhookEvent;
  readonly data: Record<string, unknown>;
  readonly told_at: Date;
}
