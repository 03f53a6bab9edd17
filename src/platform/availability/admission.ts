/** Who waits behind a request, from the one that is never refused to the one that is refused first. */
export const URGENCIES = ['always', 'person', 'service', 'bulk'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** How much is being done just now. */
export interface Pressure {
  readonly requests: number;
  /** How late the event loop is, ms. */
  readonly delay: number;
  /** Of the requests, those that have come in whole and are being worked on. */
  readonly working: number;
  /** How long one that is let in now would work, ms. */
  readonly wait: number;
}

interface Limit {
  /** Of the most requests. */
  readonly share: number;
  readonly delay: number;
  readonly wait: number;
  /** So many are worked on at once however long they take: by them it is seen that it has become quicker. */
  readonly always: number;
}

/** From there on one urgency is refused. Work that can wait goes first, people last; whoever is let in is answered while they still look. */
const REFUSED_FROM: Readonly<Record<Urgency, Limit>> = {
  always: { share: Number.POSITIVE_INFINITY, delay: Number.POSITIVE_INFINITY, wait: Number.POSITIVE_INFINITY, always: 0 },
  person: { share: 1, delay: 2_000, wait: 600, always: 24 },
  service: { share: 0.5, delay: 500, wait: 300, always: 12 },
  bulk: { share: 0.25, delay: 200, wait: 200, always: 6 },
};

export function isAdmitted(urgency: Urgency, { requests, delay, working, wait }: Pressure, mostRequests: number): boolean {
  const refused = REFUSED_FROM[urgency];
  return requests < refused.share * mostRequests && delay < refused.delay && (working < refused.always || wait < refused.wait);
}

const ALWAYS = /^\/(health|metrics|assets|docs)\b/;
const BULK = /^\/v1\/(imports|match-runs|assignments|evidence)\b/;
const OF_A_PERSON = /^\/v1\/(profiles|assessments)\b/;

/** @param path of the request, without host */
export function urgencyOf(method: string, path: string): Urgency {
  if (ALWAYS.test(path)) return 'always';
  if (!path.startsWith('/v1')) return 'person';
  if (method !== 'GET' && BULK.test(path)) return 'bulk';
  return OF_A_PERSON.test(path) ? 'person' : 'service';
}
