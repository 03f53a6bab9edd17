/** People whom a proposal ranks while somebody waits: about a second. */
export const MOST_AT_ONCE = 1_000;

/** More people are an operation, and so is what the client wants as one. Source of `respond-async`: RFC 7240, 4.1. */
export function isLongWork(people: number, prefer: string | undefined): boolean {
  return people > MOST_AT_ONCE || /(^|,)\s*respond-async\s*(,|;|$)/i.test(prefer ?? '');
}
