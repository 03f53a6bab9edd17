import type { WebhookEvent } from './webhook-event.js';

/** `given-up`: every attempt of three days failed; it can be sent anew. */
export const DELIVERY_STATES = ['waiting', 'delivered', 'given-up'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why an attempt did not succeed, as a code; bodies of receivers are not kept. */
export interface Attempt {
  readonly number: number;
  readonly at: Date;
  /** Of HTTP; null: there was no answer. */
  readonly status: number | null;
  readonly milliseconds: number;
  readonly fault: string | null;
}

/** One message on its way to one address. */
export interface WebhookDelivery {
  readonly id: string;
  readonly messageId: string;
  readonly type: WebhookEvent;
  readonly toldAt: Date;
  readonly state: DeliveryState;
  readonly dueAt: Date;
  readonly endedAt: Date | null;
  readonly attempts: readonly Attempt[];
}

export class UnknownDeliveryState extends Error {
  readonly code = 'unknown-delivery-state';
  constructor(given: unknown) {
    super(`"${String(given)}" is no state of a delivery. Take one of ${DELIVERY_STATES.join(', ')}.`);
  }
}

/** @throws UnknownDeliveryState */
export function parseDeliveryState(value: unknown): DeliveryState {
  const known = DELIVERY_STATES.find((one) => one === value);
  if (!known) throw new UnknownDeliveryState(value);
  return known;
}
