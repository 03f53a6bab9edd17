import type { CountryCode } from '../../standards/index.js';
import type { WebhookEvent } from './webhook-event.js';

/** Why an address is no longer told: it failed for three days without a success, it answered 410, or its owner said so. */
export const DISABLED_BECAUSE = ['failing-for-three-days', 'gone', 'said-so'] as const;
export type Disabled = (typeof DISABLED_BECAUSE)[number];
export type EndpointState = 'unverified' | 'active' | 'disabled';

/** An address of an organisation that is told what happens in its country. */
export interface WebhookEndpoint {
  readonly id: string;
  readonly organisation: string;
  readonly country: CountryCode;
  /** Who registered it; long work is told to whoever began it. */
  readonly madeBy: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly state: EndpointState;
  readonly disabledBecause: Disabled | null;
  /** Failed attempts since the last that succeeded. */
  readonly failures: number;
  readonly failingSince: Date | null;
  /** Nothing is sent before. */
  readonly restsUntil: Date | null;
  readonly revision: number;
}

export class WebhookEndpointNotFound extends Error {
  readonly code = 'webhook-endpoint-not-found';
  constructor(id: string) {
    super(`There is no webhook endpoint ${id}. GET /v1/webhook-endpoints lists yours.`);
  }
}

export class WebhookEndpointKnown extends Error {
  readonly code = 'webhook-endpoint-known';
  constructor(readonly id: string) {
    super(`Your organisation has this address already, as ${id}. Change that one, or remove it first.`);
  }
}

export class TooManyWebhookEndpoints extends Error {
  readonly code = 'too-many-webhook-endpoints';
  constructor(most: number) {
    super(`An organisation has at most ${most} webhook endpoints in a country. Remove one first.`);
  }
}

export class WebhookReceiverNotVerified extends Error {
  readonly code = 'webhook-receiver-not-verified';
  constructor(readonly because: string) {
    super(
      `The address did not prove that it wants to be told: ${because}. It has to answer the signed message with 2xx and the JSON { "challenge": "…" } that came in data.challenge.`,
    );
  }
}

export class WebhookDeliveryNotFound extends Error {
  readonly code = 'webhook-delivery-not-found';
  constructor(id: string) {
    super(`There is no delivery ${id} to this address. They are kept for 30 days.`);
  }
}

export class WebhookEndpointNotActive extends Error {
  readonly code = 'webhook-endpoint-not-active';
  constructor(state: EndpointState) {
    super(`The address is ${state}. POST …/verification makes it active; what waits is then sent.`);
  }
}
