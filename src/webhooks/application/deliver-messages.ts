import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { now } from '../../platform/clock.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { FAILING_TOO_LONG_MS, restAfter, retryAfter } from '../domain/retry-schedule.js';
import { type Disabled, type WebhookEndpoint, WebhookEndpointNotFound } from '../domain/webhook-endpoint.js';
import type { WebhookMessage } from '../domain/webhook-event.js';
import { type DueDelivery, WebhookDeliveriesRepository } from '../storage/webhook-deliveries.repository.js';
import { WebhookEndpointsRepository } from '../storage/webhook-endpoints.repository.js';
import { SendMessage, type Sent } from './send-message.js';

/** One address does not keep a worker for longer; what is left is taken at the next look. */
const MOST_MS = 20_000;
const GONE = 410;

/** Sends what is due to one address, one after the other, until nothing is due, it fails too often, or its time is over. */
@Injectable()
export class DeliverMessages {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly send: SendMessage,
    private readonly outbox: Outbox,
  ) {}

  async execute(endpointId: string): Promise<void> {
    const until = performance.now() + MOST_MS;
    while (performance.now() < until) {
      const endpoint = await this.endpoints.find(endpointId);
      if (!endpoint || !isToldNow(endpoint)) return;
      const due = await this.deliveries.takeDue(endpointId);
      if (!due) return;
      const sent = await this.send.execute(endpoint, `msg_${due.message.id}`, bodyOf(due.message));
      await this.dataSource.transaction((tx) => this.keep(tx, endpointId, due, sent)).catch(unlessRemoved);
    }
  }

  private async keep(tx: EntityManager, endpointId: string, due: DueDelivery, sent: Sent): Promise<void> {
    const held = await this.endpoints.hold(tx, endpointId);
    const at = new Date(now().getTime() - sent.milliseconds);
    await this.deliveries.record(tx, due.id, { at, status: sent.status, milliseconds: sent.milliseconds, fault: sent.fault });
    if (sent.fault === null) {
      await this.deliveries.end(tx, due.id, 'delivered');
      return this.endpoints.update(tx, { ...held, failures: 0, failingSince: null, restsUntil: null });
    }
    const seconds = retryAfter(due.tries + 1, sent.retryAfterSeconds, Math.random());
    if (seconds === undefined) await this.deliveries.end(tx, due.id, 'given-up');
    else await this.deliveries.postpone(tx, due.id, due.tries + 1, seconds);
    await this.failed(tx, held, sent);
  }

  private async failed(tx: EntityManager, held: WebhookEndpoint, sent: Sent): Promise<void> {
    const failures = held.failures + 1;
    const failingSince = held.failingSince ?? now();
    const restsUntil = new Date(now().getTime() + restAfter(failures) * 1000);
    const failing = { ...held, failures, failingSince, restsUntil };
    const because = disabledBy(failing, sent);
    if (!because || held.state !== 'active') return this.endpoints.update(tx, failing);
    await this.endpoints.update(tx, { ...failing, state: 'disabled', disabledBecause: because, revision: held.revision + 1 });
    const { organisation, country } = held;
    const data = { endpointId: held.id, organisation, country, because };
    await this.outbox.append(tx, { name: 'webhook-endpoint.disabled.v1', data });
  }
}

/** An address that was removed while it was sent to is found no more at the next look. */
function unlessRemoved(error: unknown): void {
  if (!(error instanceof WebhookEndpointNotFound)) throw error;
}

function disabledBy({ failingSince }: WebhookEndpoint, { status }: Sent): Disabled | undefined {
  if (status === GONE) return 'gone';
  return failingSince && now().getTime() - failingSince.getTime() >= FAILING_TOO_LONG_MS ? 'failing-for-three-days' : undefined;
}

function isToldNow({ state, restsUntil }: WebhookEndpoint): boolean {
  return state === 'active' && (restsUntil === null || restsUntil <= now());
}

/** The same bytes at every attempt. */
export function bodyOf({ type, toldAt, data }: WebhookMessage): string {
  return JSON.stringify({ type, timestamp: toldAt.toISOString(), data });
}
