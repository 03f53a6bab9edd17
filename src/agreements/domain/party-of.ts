import { countriesWithin, NotForThisCountry, type Principal } from '../../identity/index.js';
import type { CountryCode } from '../../standards/index.js';
import type { Party } from './agreement.js';

/** The party for which an administrator acts: the one named, or the only one they hold office for. @throws NotForThisCountry */
export function partyOf(parties: readonly Party[], principal: Principal, named?: CountryCode): CountryCode {
  const held = (countriesWithin(principal, 'drafts:write') ?? []).filter((country) => parties.some((party) => party.country === country));
  const party = named ?? (held.length === 1 ? held[0] : undefined);
  if (!party || !held.includes(party)) throw new NotForThisCountry(named ? [named] : parties.map(({ country }) => country));
  return party;
}
