import { type Principal, requireWithin } from '../../identity/index.js';
import { reachOf } from '../domain/reach.js';
import { WayHeardMissing } from '../domain/referral.errors.js';
import type { Heard, Referral } from '../domain/referral.js';

/** Only the person answers, or somebody of the desk who says how they heard it. @throws NotForThisCountry, OutOfReach, WayHeardMissing */
export function requireAnswerOf(principal: Principal, one: Referral, heard: Heard): void {
  requireWithin(principal, 'referrals:answer', reachOf(one));
  const isThemself = principal.grants.some(({ person }) => person === one.profileId);
  if (isThemself !== (heard === 'by-themselves')) throw new WayHeardMissing();
}
