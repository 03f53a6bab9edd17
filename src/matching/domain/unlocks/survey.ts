import type { IsoDate } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import type { Gate, GateFinding } from '../gate-finding.js';
import { gateFindings } from '../gates.js';
import type { Opening } from '../opening.js';

/** What stands between a person and a vacancy, where steps can remove it. */
export interface Blocked {
  readonly opening: Opening;
  readonly unmet: readonly GateFinding[];
}

/** Every vacancy looked at once: those that are matched, and those that steps may open. All others no step opens. */
export interface Survey {
  /** How many are open on the day. */
  readonly considered: number;
  /** In order of id. */
  readonly matched: readonly Opening[];
  readonly blocked: readonly Blocked[];
}

/** The vacancy's own state and what the person wants of the work: no step of ours changes them. */
const BEYOND_STEPS: readonly Gate[] = ['vacancy', 'distance', 'return', 'contract', 'hours', 'start'];

/** So many vacancies are looked at before it yields. */
export const AT_ONCE = 2_048;

/** @param openings with something in common with the person: one skill that is learnt is not yet a trade, and opens none of the others */
export function* survey(candidate: Candidate, openings: readonly Opening[], asOf: IsoDate): Generator<undefined, Survey> {
  const matched: Opening[] = [];
  const blocked: Blocked[] = [];
  let considered = 0;
  for (const [at, opening] of openings.entries()) {
    if (at % AT_ONCE === 0) yield;
    const unmet = gateFindings(candidate, opening, asOf).filter(({ verdict }) => verdict !== 'satisfied');
    if (!unmet.some(({ gate }) => gate === 'vacancy')) considered++;
    if (unmet.some(isBeyondSteps)) continue;
    if (unmet.length) blocked.push({ opening, unmet });
    else matched.push(opening);
  }
  return { considered, matched: matched.sort((one, other) => (one.id < other.id ? -1 : 1)), blocked };
}

function isBeyondSteps({ gate, because }: GateFinding): boolean {
  return BEYOND_STEPS.includes(gate) || because === 'other-country';
}
