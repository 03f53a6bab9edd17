import type { Subject } from '../../identity/index.js';
import type { Referral } from './referral.js';

/** Whose a referral is: of the country where the person looks, of the source of the vacancy, and of the person. */
export function reachOf({ country, organisation, profileId }: Pick<Referral, 'country' | 'organisation' | 'profileId'>): Subject {
  return { countries: [country], person: profileId, ...(organisation && { organisation }) };
}
