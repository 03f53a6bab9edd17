/** Who waits behind a request, from the one that is never refused to the one that is refused first. */
export const URGENCIES = ['always', 'person', 'service', 'bulk'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** How much is being done just now. */
export interface Pressure {
  readonly requests: number;
  /** How late the event loop is, ms. */
  readonly delay: number;
}

/** From this share of the most requests, and from this delay in ms, one urgency is refused. Work that can wait goes first, people last. */
const REFUSED_FROM: Readonly<Record<Urgency, { readonly share: number; readonly delay: number }>> = {
  always: { share: Number.POSITIVE_INFINITY, delay: Number.POSITIVE_INFINITY },
  person: { share: 1, delay: 2_000 },
  service: { share: 0.5, delay: 500 },
  bulk: { share: 0.25, delay: 200 },
};

export function isAdmitted(urgency: Urgency, { requests, delay }: Pressure, mostRequests: number): boolean {
  const refused = REFUSED_FROM[urgency];
  return requests < refused.share * mostRequests && delay < refused.delay;
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
