/** Seconds between the attempts of one delivery: three days in all. Source: Standard Webhooks, "Deliverability and reliability". */
export const RETRY_AFTER_SECONDS = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400] as const;
const LONGEST_ASKED_SECONDS = 86_400;
const FAILURES_BEFORE_REST = 3;
const LONGEST_REST_SECONDS = 3_600;
/** An address at which nothing succeeds for so long is no longer told. */
export const FAILING_TOO_LONG_MS = 3 * 86_400_000;

/**
 * @param tries attempts that failed, at least 1
 * @param asked seconds that the receiver named in Retry-After
 * @param chance 0 to 1: receivers that fell together do not rise together
 * @returns seconds to wait; undefined: it is given up
 */
export function retryAfter(tries: number, asked: number | undefined, chance: number): number | undefined {
  const planned = RETRY_AFTER_SECONDS[tries - 1];
  if (planned === undefined) return undefined;
  return Math.max(planned * (1 + chance / 10), Math.min(asked ?? 0, LONGEST_ASKED_SECONDS));
}

/** An address that fails again and again is left alone for a growing while, whatever waits for it. @returns seconds */
export function restAfter(failures: number): number {
  if (failures < FAILURES_BEFORE_REST) return 0;
  return Math.min(15 * 2 ** (failures - FAILURES_BEFORE_REST), LONGEST_REST_SECONDS);
}
