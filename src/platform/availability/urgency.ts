/** Who waits behind a request, from the one that is never refused to the one that is refused first. */
export const URGENCIES = ['always', 'person', 'service', 'bulk'] as const;
export type Urgency = (typeof URGENCIES)[number];

const ALWAYS = /^\/(health|metrics|assets|docs)\b/;
const BULK = /^\/v1\/(imports|match-runs|assignments|evidence)\b/;
const OF_A_PERSON = /^\/v1\/(profiles|assessments)\b/;
const PDF = /\/pdf(\?|$)/;

/** @param path of the request, without host */
export function urgencyOf(method: string, path: string): Urgency {
  if (ALWAYS.test(path)) return 'always';
  if (!path.startsWith('/v1')) return 'person';
  if (method !== 'GET' && BULK.test(path)) return 'bulk';
  return OF_A_PERSON.test(path) ? 'person' : 'service';
}

/** PDFs are written by another thread and have a line of their own (`platform/pdf`): who waits there keeps nobody from a place. */
export function waitsElsewhere(path: string): boolean {
  return PDF.test(path);
}
