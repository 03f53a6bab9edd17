import { kilometresBetween } from '../../standards/index.js';
import type { CandidateWishes } from './candidate.js';
import { failed, type GateFinding, passed, unknown } from './gate-finding.js';
import type { Opening } from './opening.js';

export type PlaceOfWork = Pick<Opening, 'remote' | 'place'>;

/** The greatest distance that the person accepts, as the crow flies; beside the regions, not in their stead. */
export function distanceGate({ commute }: Pick<CandidateWishes, 'commute'>, { remote, place }: PlaceOfWork): GateFinding {
  if (!commute) return passed('distance', 'not-restricted');
  const held = `${commute.km} km`;
  if (remote) return passed('distance', 'remote-work', null, held);
  if (!place) return unknown('distance', 'place-unknown', null, 'place-of-vacancy');
  const distance = kilometresBetween(commute.from, place);
  return distance <= commute.km
    ? passed('distance', 'distance-accepted', `${distance} km`, held)
    : failed('distance', 'distance-not-accepted', `${distance} km`, held);
}
