import type { Urgency } from './urgency.js';

/** How much is being done just now. */
export interface Pressure {
  readonly requests: number;
  /** How late the event loop is, ms. */
  readonly delay: number;
}

interface Limit {
  /** Of the most requests. */
  readonly share: number;
  readonly delay: number;
}

/** From there on one urgency is refused at the door. Work that can wait goes first, people last. */
const REFUSED_FROM: Readonly<Record<Urgency, Limit>> = {
  always: { share: Number.POSITIVE_INFINITY, delay: Number.POSITIVE_INFINITY },
  person: { share: 1, delay: 2_000 },
  service: { share: 0.5, delay: 500 },
  bulk: { share: 0.25, delay: 200 },
};

export function isAdmitted(urgency: Urgency, { requests, delay }: Pressure, mostRequests: number): boolean {
  const refused = REFUSED_FROM[urgency];
  return requests < refused.share * mostRequests && delay < refused.delay;
}
