import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import type { CountryCode } from '../../standards/index.js';
import { type WebhookEndpoint, WebhookEndpointNotFound } from '../domain/webhook-endpoint.js';
import type { WebhookEvent } from '../domain/webhook-event.js';

const COLUMNS = `id, organisation, country, made_by AS "madeBy", url, events, state, disabled_because AS "disabledBecause",
  failures, failing_since AS "failingSince", rests_until AS "restsUntil", revision`;

/** Whose addresses are listed: those of these organisations, each in its countries; undefined: everybody's. */
export type Owners = readonly { readonly organisation: string; readonly country: CountryCode }[] | undefined;

/** Whom a message reaches; each given condition must hold. */
export interface Audience {
  readonly event: WebhookEvent;
  readonly countries?: readonly CountryCode[];
  readonly organisation?: string;
  readonly madeBy?: string;
}

@Injectable()
export class WebhookEndpointsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @returns the id of the one that is there already; undefined: it was added */
  async add(tx: EntityManager, { id, organisation, country, madeBy, url, events }: WebhookEndpoint, sealed: Buffer) {
    const added: unknown[] = await tx.query(
      `INSERT INTO webhooks.endpoint (id, organisation, country, made_by, url, events, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)
       ON CONFLICT ON CONSTRAINT one_endpoint_an_address DO NOTHING RETURNING id`,
      [id, organisation, country, madeBy, url, events, sealed],
    );
    if (added.length) return undefined;
    const known = `SELECT id FROM webhooks.endpoint WHERE organisation = $1 AND country = $2 AND url = $3`;
    const [row]: { id: string }[] = await tx.query(known, [organisation, country, url]);
    return row?.id;
  }

  async count(tx: EntityManager, organisation: string, country: CountryCode): Promise<number> {
    const statement = `SELECT count(*)::int AS n FROM webhooks.endpoint WHERE organisation = $1 AND country = $2`;
    const [row]: { n: number }[] = await tx.query(statement, [organisation, country]);
    return row?.n ?? 0;
  }

  async list(owners: Owners, after: string | undefined, limit: number): Promise<WebhookEndpoint[]> {
    return this.dataSource.query(
      `SELECT ${COLUMNS} FROM webhooks.endpoint
       WHERE ($1::text[] IS NULL OR (organisation, country) IN (SELECT * FROM unnest($1::text[], $2::text[])))
         AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
      [owners?.map(({ organisation }) => organisation) ?? null, owners?.map(({ country }) => country) ?? null, after ?? null, limit],
    );
  }

  async find(id: string, tx: EntityManager | DataSource = this.dataSource): Promise<WebhookEndpoint | undefined> {
    const [row]: WebhookEndpoint[] = await tx.query(`SELECT ${COLUMNS} FROM webhooks.endpoint WHERE id = $1`, [id]);
    return row;
  }

  /** Held until the transaction ends; whoever only refers to it, as an erasure that tells of itself, does not wait. @throws WebhookEndpointNotFound */
  async hold(tx: EntityManager, id: string): Promise<WebhookEndpoint> {
    const [row]: WebhookEndpoint[] = await tx.query(`SELECT ${COLUMNS} FROM webhooks.endpoint WHERE id = $1 FOR NO KEY UPDATE`, [id]);
    if (!row) throw new WebhookEndpointNotFound(id);
    return row;
  }

  /** Of one that is held. */
  async update(tx: EntityManager, changed: WebhookEndpoint): Promise<void> {
    await tx.query(
      `UPDATE webhooks.endpoint SET url = $2, events = $3, state = $4, disabled_because = $5, failures = $6, failing_since = $7,
         rests_until = $8, revision = $9 WHERE id = $1`,
      [
        ...[changed.id, changed.url, changed.events, changed.state, changed.disabledBecause],
        ...[changed.failures, changed.failingSince, changed.restsUntil, changed.revision],
      ],
    );
  }

  async remove(tx: EntityManager, id: string): Promise<void> {
    await tx.query(`DELETE FROM webhooks.endpoint WHERE id = $1`, [id]);
  }

  /** What is sealed of an address, with the key to it. */
  async sealedOf(tx: EntityManager, id: string): Promise<(KeyRow & { readonly sealed: Buffer }) | undefined> {
    const statement = `SELECT endpoint.sealed, ${KEY_COLUMNS} FROM webhooks.endpoint ${keyOf('endpoint.id')} WHERE endpoint.id = $1`;
    const [row]: (KeyRow & { sealed: Buffer })[] = await tx.query(statement, [id]);
    return row;
  }

  async reseal(tx: EntityManager, id: string, sealed: Buffer): Promise<void> {
    await tx.query(`UPDATE webhooks.endpoint SET sealed = $2 WHERE id = $1`, [id, sealed]);
  }

  /** Ids of the active addresses that asked for it. */
  async reached(tx: EntityManager, { event, countries, organisation, madeBy }: Audience): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT id FROM webhooks.endpoint WHERE state = 'active' AND $1 = ANY(events) AND ($2::text[] IS NULL OR country = ANY($2))
         AND ($3::text IS NULL OR organisation = $3) AND ($4::uuid IS NULL OR made_by = $4)`,
      [event, countries ?? null, organisation ?? null, madeBy ?? null],
    );
    return rows.map(({ id }) => id);
  }

  /** Addresses that are told nothing at the moment though something is due and they do not rest. */
  async withDueDeliveries(): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM webhooks.endpoint e WHERE state = 'active' AND (rests_until IS NULL OR rests_until <= now())
         AND EXISTS (SELECT FROM webhooks.delivery d WHERE d.endpoint_id = e.id AND d.state = 'waiting' AND d.due_at <= now())`,
    );
    return rows.map(({ id }) => id);
  }
}
