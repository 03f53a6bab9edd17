/** What a receiver may ask to be told. The notice names ids and revisions only: what changed is read with the receiver's own permissions. */
export const WEBHOOK_EVENTS = {
  'vacancies.changed': 'Vacancies were sent, changed, closed or joined, up to the revision that is named',
  'profile.changed': 'A person of your country was registered or changed',
  'profile.erased': 'A person of whom you were told has been erased: remove what you keep of them (GDPR, article 19)',
  'assessment.changed': 'What is recognised of a person of your country was worked out anew',
  'recognition-case.opened': 'A recognition case was opened in your country',
  'recognition-case.near-limit': 'The day comes near by which a recognition case in your country is to be decided',
  'referral.moved': 'A referral to a vacancy of your organisation took a step',
  'referral.reminder-due': 'Nobody has reported on a referral to a vacancy of your organisation, and today somebody has to look',
  'agreement.changed': 'An agreement was published, or an act on it recorded',
  'operation.ended': 'Long work that you began has ended',
  'webhook-endpoint.disabled': 'Another address of your organisation is no longer told, because it failed',
} as const;

export type WebhookEvent = keyof typeof WEBHOOK_EVENTS;
export const WEBHOOK_EVENT_NAMES = Object.keys(WEBHOOK_EVENTS) as WebhookEvent[];

/** What is asked of an address before it is told anything; not an event to be subscribed to. */
export const VERIFICATION = 'webhook-endpoint.verification';

/** A notice about something that happened, for every receiver that it reaches. */
export interface WebhookMessage {
  /** The same however often it is sent: by it a receiver knows a repeat. */
  readonly id: string;
  readonly type: WebhookEvent;
  readonly toldAt: Date;
  readonly data: Readonly<Record<string, unknown>>;
}

/** @throws UnknownWebhookEvent */
export function parseWebhookEvent(value: unknown): WebhookEvent {
  if (typeof value === 'string' && Object.hasOwn(WEBHOOK_EVENTS, value)) return value as WebhookEvent;
  throw new UnknownWebhookEvent(value);
}

export class UnknownWebhookEvent extends Error {
  readonly code = 'unknown-webhook-event';
  constructor(given: unknown) {
    super(`"${String(given)}" is nothing of which anybody is told. Take one of ${WEBHOOK_EVENT_NAMES.join(', ')}.`);
  }
}
