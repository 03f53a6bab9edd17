import type { IsoDate } from '../../standards/index.js';
import type { Referral, ReferralState } from './referral.js';

/** The most days for which a release can be given. */
export const LONGEST_RELEASE_DAYS = 180;

const DISCLOSING: readonly ReferralState[] = ['agreed', 'contacted', 'interview', 'under-way', 'hired'];

export const CLOSED_BECAUSE = ['not-agreed', 'ended', 'expired', 'consent-withdrawn'] as const;
/** Why nothing is released. */
export type ClosedBecause = (typeof CLOSED_BECAUSE)[number];

/**
 * Whether what was agreed to may be shown on a day.
 * @param consentHolds as the record of consents says in the very transaction that discloses
 * @returns undefined: it may
 */
export function closedBecause(
  { state, release }: Pick<Referral, 'state' | 'release'>,
  consentHolds: boolean,
  day: IsoDate,
): ClosedBecause | undefined {
  if (!release) return 'not-agreed';
  if (!DISCLOSING.includes(state)) return 'ended';
  if (release.until < day) return 'expired';
  return consentHolds ? undefined : 'consent-withdrawn';
}
