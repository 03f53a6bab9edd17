import { type IsoDate, REGIONS, type RegionCode } from '../../standards/index.js';
import type { Candidate } from './candidate.js';
import { distanceGate } from './distance-gate.js';
import { failed, type GateFinding, passed } from './gate-finding.js';
import type { Opening } from './opening.js';
import { requirementGates } from './requirement-gates.js';
import { startGate, termGates } from './term-gates.js';

/** Every gate, never stopping at the first that fails: the person is owed all the reasons. */
export function gateFindings(candidate: Candidate, opening: Opening, asOf: IsoDate): readonly GateFinding[] {
  return [
    vacancyGate(opening, asOf),
    regionGate(candidate, opening),
    distanceGate(candidate.wishes, opening),
    ...requirementGates(candidate, opening, asOf),
    ...termGates(candidate.wishes, opening),
    startGate(candidate.wishes, opening, asOf),
  ];
}

export function vacancyGate({ status, expiresOn }: Pick<Opening, 'status' | 'expiresOn'>, asOf: IsoDate): GateFinding {
  if (status === 'closed') return failed('vacancy', 'vacancy-closed', 'open', 'closed');
  if (expiresOn && expiresOn < asOf) return failed('vacancy', 'vacancy-expired', asOf, expiresOn);
  return passed('vacancy', 'vacancy-open');
}

export function regionGate({ destination, wishes }: Pick<Candidate, 'destination' | 'wishes'>, opening: Opening): GateFinding {
  if (opening.country !== destination) return failed('region', 'other-country', opening.country, destination);
  if (opening.remote) return passed('region', 'remote-work', opening.region);
  if (!wishes.regions.length) return passed('region', 'anywhere-in-destination', opening.region, destination);
  const accepted = withRegionsAbove(opening.region).find((region) => wishes.regions.includes(region));
  const held = wishes.regions.join(' ');
  return accepted
    ? passed('region', 'region-accepted', opening.region, accepted)
    : failed('region', 'region-not-accepted', opening.region, held);
}

const REGION_ABOVE = new Map<string, string>(REGIONS.map(({ code, parent }) => [code, parent]));

/** A region and all that contain it. */
export function withRegionsAbove(region: RegionCode): readonly RegionCode[] {
  const above = REGION_ABOVE.get(region);
  return above && REGION_ABOVE.has(above) ? [region, ...withRegionsAbove(above as RegionCode)] : [region];
}
