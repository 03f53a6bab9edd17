import { Injectable } from '@nestjs/common';
import { now } from '../../platform/clock.js';
import { OutgoingFailed, OutgoingRefused } from '../../platform/outgoing/outgoing.errors.js';
import { Outgoing } from '../../platform/outgoing/outgoing.js';
import type { WebhookEndpoint } from '../domain/webhook-endpoint.js';
import { EndpointSecrets } from './endpoint-secrets.js';
import { signedHeaders } from './signature.js';

/** The longest that a receiver may take. Source: Standard Webhooks recommends 15 to 30 seconds. */
const MOST_MILLISECONDS = 15_000;
const MOST_BYTES = 4_096;

/** How one attempt came out. */
export interface Sent {
  readonly status: number | null;
  readonly milliseconds: number;
  /** Null: it was taken. Otherwise a code or a short reason, without anything of the receiver's words. */
  readonly fault: string | null;
  readonly retryAfterSeconds?: number;
  readonly body: Buffer;
}

/** Signs a body and posts it once. */
@Injectable()
export class SendMessage {
  constructor(
    private readonly outgoing: Outgoing,
    private readonly secrets: EndpointSecrets,
  ) {}

  async execute({ id, url }: Pick<WebhookEndpoint, 'id' | 'url'>, messageId: string, body: string): Promise<Sent> {
    const secrets = await this.secrets.good(id);
    const at = Math.floor(now().getTime() / 1000);
    const headers = { 'content-type': 'application/json', ...signedHeaders(secrets, messageId, at, body) };
    const began = performance.now();
    try {
      const limits = { mostMilliseconds: MOST_MILLISECONDS, mostBytes: MOST_BYTES };
      const answer = await this.outgoing.send({ method: 'POST', url, headers, body, ...limits });
      const asked = secondsOf(answer.headers['retry-after']);
      const fault = answer.status >= 200 && answer.status < 300 ? null : `it answered ${answer.status}`;
      return {
        status: answer.status,
        milliseconds: answer.milliseconds,
        fault,
        body: answer.body,
        ...(asked && { retryAfterSeconds: asked }),
      };
    } catch (error) {
      if (!(error instanceof OutgoingFailed || error instanceof OutgoingRefused)) throw error;
      return { status: null, milliseconds: Math.round(performance.now() - began), fault: error.message, body: Buffer.alloc(0) };
    }
  }
}

/** Seconds, or a date of HTTP; undefined: neither. Source: RFC 9110, 10.2.3. */
function secondsOf(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined;
  const seconds = /^\d{1,9}$/.test(retryAfter) ? Number(retryAfter) : (Date.parse(retryAfter) - now().getTime()) / 1000;
  return seconds > 0 ? seconds : undefined;
}
