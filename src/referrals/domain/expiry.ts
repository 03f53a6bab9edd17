import type { IsoDate } from '../../standards/index.js';
import type { Referral } from './referral.js';

/** Whether a referral ends by the day alone: unanswered after its last day, or still without outcome when the release has run out. */
export function endsByDay({ state, answerBy, release }: Referral, day: IsoDate): boolean {
  if (state === 'held' || state === 'proposed') return answerBy < day;
  if (state === 'hired' || !release) return false;
  return release.until < day;
}
