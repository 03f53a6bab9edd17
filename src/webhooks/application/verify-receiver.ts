import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { now } from '../../platform/clock.js';
import { newId } from '../../platform/database/new-id.js';
import { type WebhookEndpoint, WebhookReceiverNotVerified } from '../domain/webhook-endpoint.js';
import { VERIFICATION } from '../domain/webhook-event.js';
import { WebhookEndpointsRepository } from '../storage/webhook-endpoints.repository.js';
import { SendMessage } from './send-message.js';
import { WebhookEndpoints } from './webhook-endpoints.js';

/** Asks an address to repeat a word that only it was sent: nobody lets this service write to others. It also begins again what was disabled. */
@Injectable()
export class VerifyReceiver {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly known: WebhookEndpoints,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly send: SendMessage,
    private readonly audit: Audit,
  ) {}

  /** @throws WebhookEndpointNotFound, WebhookReceiverNotVerified */
  async execute(id: string): Promise<WebhookEndpoint> {
    const { url } = await this.known.get(id);
    await this.ask(id, url);
    return this.dataSource.transaction(async (tx) => {
      const held = await this.endpoints.hold(tx, id);
      if (held.url !== url) throw new WebhookReceiverNotVerified('it was changed meanwhile');
      const active = { ...held, ...ACTIVE, revision: held.revision + 1 };
      await this.endpoints.update(tx, active);
      await this.audit.append(tx, { action: 'webhook.verified', subjectId: id });
      return active;
    });
  }

  private async ask(id: string, url: string): Promise<void> {
    const challenge = randomBytes(24).toString('base64url');
    const body = JSON.stringify({ type: VERIFICATION, timestamp: now().toISOString(), data: { endpointId: id, challenge } });
    const answer = await this.send.execute({ id, url }, `msg_${newId()}`, body);
    if (answer.fault) throw new WebhookReceiverNotVerified(answer.fault);
    if (challengeIn(answer.body) !== challenge) throw new WebhookReceiverNotVerified('the answer does not hold the challenge');
  }
}

const ACTIVE = { state: 'active', disabledBecause: null, failures: 0, failingSince: null, restsUntil: null } as const;

function challengeIn(body: Buffer): unknown {
  try {
    return (JSON.parse(body.toString('utf8')) as { challenge?: unknown } | null)?.challenge;
  } catch {
    return undefined;
  }
}
