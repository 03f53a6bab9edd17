import { isWithinKilometres, kilometresBetween } from '../../standards/index.js';
import type { CandidateWishes } from './candidate.js';
import { failed, type GateFinding, type GateVerdict, passed, unknown } from './gate-finding.js';
import type { Opening } from './opening.js';

export type PlaceOfWork = Pick<Opening, 'remote' | 'place'>;

/** The greatest distance that the person accepts, as the crow flies; beside the regions, not in their stead. */
export function distanceGate({ commute }: Pick<CandidateWishes, 'commute'>, { remote, place }: PlaceOfWork): GateFinding {
  if (!commute) return passed('distance', 'not-restricted');
  const held = `${commute.km} km`;
  if (remote) return passed('distance', 'remote-work', null, held);
  if (!place) return unknown('distance', 'place-unknown', null, 'place-of-vacancy');
  const asked = `${kilometresBetween(commute.from, place)} km`;
  return isWithinKilometres(commute.km, commute.from, place)
    ? passed('distance', 'distance-accepted', asked, held)
    : failed('distance', 'distance-not-accepted', asked, held);
}

/** The verdict of `distanceGate` alone, for many places. */
export function distanceVerdict({ commute }: Pick<CandidateWishes, 'commute'>, { remote, place }: PlaceOfWork): GateVerdict {
  if (!commute || remote) return 'satisfied';
  if (!place) return 'open';
  return isWithinKilometres(commute.km, commute.from, place) ? 'satisfied' : 'not-satisfied';
}
