import type { IsoDate } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import type { OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import { bestPair, isOpened, type PairOfSteps } from './best-pair.js';
import { type ObstacleGroup, obstacleGroups } from './obstacles.js';
import { RaisesOfPairs } from './raises-of-pairs.js';
import { type Rises, risesOf } from './rises.js';
import { keyOf, type Step } from './step.js';
import { stepsToward } from './steps-toward.js';
import { survey } from './survey.js';
import type { WorkAtHand } from './work-at-hand.js';

/**
 * What a step does. `opened`: vacancies with something in common that were not matched before and are after it. `raises`: those matched before whose score is higher after it.
 * `lowers`: those matched before whose score is lower; they stay matched.
 */
export interface Unlock {
  readonly step: Step;
  /** Ids, ascending. */
  readonly opened: readonly string[];
  readonly raised: readonly string[];
  readonly lowers: number;
}

export interface PairUnlock {
  readonly steps: readonly [Step, Step];
  readonly opened: readonly string[];
  /** Of `opened`, those that neither step opens alone. */
  readonly onlyTogether: number;
  readonly raises: number;
}

export interface Unlocks {
  /** Vacancies open on the day with which the person has something in common. */
  readonly considered: number;
  /** Steps that open or raise something, best first. */
  readonly steps: readonly Unlock[];
  readonly bestPair: PairUnlock | null;
}

/**
 * Exact over all the work. It yields between its parts, so that whoever drives it can let others have a turn.
 * @param own what the person can have recognised
 */
export function* unlocksInParts(
  candidate: Candidate,
  own: readonly Step[],
  work: WorkAtHand,
  nearness: OccupationNearness,
  asOf: IsoDate,
): Generator<undefined, Unlocks> {
  const inCommon = work.inCommonWith(candidate, nearness);
  const seen = yield* survey(candidate, inCommon, asOf);
  const steps = inOrderOfKeys([...own, ...stepsToward(seen, candidate)]);
  yield;
  const groups = obstacleGroups(seen.blocked, candidate, steps, asOf);
  const rises = yield* risesOf(seen.matched, candidate, steps);
  yield;
  const pair = bestPair(steps.length, groups, new RaisesOfPairs(seen.matched, candidate, steps, rises));
  return {
    considered: seen.considered,
    steps: singles(steps, groups, rises, seen.matched),
    bestPair: pair ? pairUnlock(pair, steps, groups) : null,
  };
}

function inOrderOfKeys(steps: readonly Step[]): readonly Step[] {
  const keyed = steps.map((step) => [keyOf(step), step] as const);
  return keyed.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, step]) => step);
}

/** What opens most, then what raises most; of equals the smaller key, which comes first already (sorting is stable). */
function compareUnlocks(one: Unlock, other: Unlock): number {
  return other.opened.length - one.opened.length || other.raised.length - one.raised.length;
}

function singles(steps: readonly Step[], groups: readonly ObstacleGroup[], rises: Rises, matched: readonly Opening[]): Unlock[] {
  const opened = openedAlone(steps.length, groups);
  return steps
    .map((step, at) => ({
      step,
      opened: (opened[at] ?? []).sort(),
      raised: (rises.raised[at] ?? []).map((place) => (matched[place] as Opening).id),
      lowers: rises.lowered[at]?.length ?? 0,
    }))
    .filter((one) => one.opened.length + one.raised.length > 0)
    .sort(compareUnlocks);
}

function openedAlone(steps: number, groups: readonly ObstacleGroup[]): readonly string[][] {
  const opened = Array.from({ length: steps }, (): string[] => []);
  for (const group of groups) {
    for (const at of group.obstacles[0] ?? []) if (isOpened(group, [at])) opened[at]?.push(...group.openings);
  }
  return opened;
}

function pairUnlock({ one, other, raises }: PairOfSteps, steps: readonly Step[], groups: readonly ObstacleGroup[]): PairUnlock {
  const both = groups.filter((group) => isOpened(group, [one, other]));
  const together = both.filter((group) => !isOpened(group, [one]) && !isOpened(group, [other]));
  const ids = (some: readonly ObstacleGroup[]) => some.flatMap(({ openings }) => openings).sort();
  return {
    steps: [steps[one] as Step, steps[other] as Step],
    opened: ids(both),
    onlyTogether: ids(together).length,
    raises,
  };
}
