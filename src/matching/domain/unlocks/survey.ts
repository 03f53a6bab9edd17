import type { IsoDate } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import type { Gate, GateFinding } from '../gate-finding.js';
import { gateFindings } from '../gates.js';
import { nameOf, type OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import { occupationPoints, skillPoints } from '../score.js';

/** What stands between a person and a vacancy, where steps can remove it. */
export interface Blocked {
  readonly opening: Opening;
  readonly unmet: readonly GateFinding[];
}

/**
 * Every vacancy looked at once: those that are matched, and those that steps may open. All others no step opens; among them the vacancies with which
 * the person has no skill and no near occupation in common, for one skill that is learnt is not yet a trade.
 */
export interface Survey {
  readonly considered: number;
  /** In order of id. */
  readonly matched: readonly Opening[];
  readonly blocked: readonly Blocked[];
}

/** The vacancy's own state and what the person wants of the work: no step of ours changes them. */
const BEYOND_STEPS: readonly Gate[] = ['vacancy', 'return', 'contract', 'hours', 'start'];

export function survey(candidate: Candidate, openings: readonly Opening[], nearness: OccupationNearness, asOf: IsoDate): Survey {
  const matched: Opening[] = [];
  const blocked: Blocked[] = [];
  const isNear = nearOccupations(candidate, nearness);
  for (const opening of openings) {
    const unmet = gateFindings(candidate, opening, asOf).filter(({ verdict }) => verdict !== 'satisfied');
    if (unmet.some(isBeyondSteps)) continue;
    if (!isNear(opening) && !opening.skills.some((asked) => skillPoints(asked, candidate) > 0)) continue;
    if (unmet.length) blocked.push({ opening, unmet });
    else matched.push(opening);
  }
  return { considered: openings.length, matched: matched.sort((one, other) => (one.id < other.id ? -1 : 1)), blocked };
}

function isBeyondSteps({ gate, because }: GateFinding): boolean {
  return BEYOND_STEPS.includes(gate) || because === 'other-country';
}

/** Whether the occupation alone bears points; asked once for each occupation. */
function nearOccupations({ occupations }: Candidate, nearness: OccupationNearness): (opening: Opening) => boolean {
  const known = new Map<string, boolean>();
  return (opening) => {
    const name = `${opening.occupation.isco} ${nameOf(opening.occupation)}`;
    const isNear = known.get(name) ?? occupations.some((one) => occupationPoints(one, opening, nearness) > 0);
    known.set(name, isNear);
    return isNear;
  };
}
