import type { ObstacleGroup } from './obstacles.js';
import type { RaisesOfPairs } from './raises-of-pairs.js';

/** Places of two steps, `one` before `other`, and what they do together. */
export interface PairOfSteps {
  readonly one: number;
  readonly other: number;
  readonly opens: number;
  readonly raises: number;
}

/** What a step opens alone, and what it could open at most with another. */
interface Reach {
  readonly at: number;
  readonly opens: number;
  readonly helps: number;
  readonly groups: readonly ObstacleGroup[];
}

/**
 * The pair that opens most; then that raises most; then that of the smaller places. Exact: a pair is left out only when even the most that it could
 * do (both alone, and all that both help with) is less than what was found.
 */
export function bestPair(steps: number, groups: readonly ObstacleGroup[], raises: RaisesOfPairs): PairOfSteps | undefined {
  const reaches = reachesOf(steps, groups);
  let best: PairOfSteps | undefined;
  for (let first = 0; first < reaches.length; first++) {
    for (let second = first + 1; second < reaches.length; second++) {
      const [one, other] = [reaches[first] as Reach, reaches[second] as Reach];
      if (best && one.opens + one.helps + other.opens + other.helps < best.opens) break;
      if (best && !canBe(one, other, best, raises)) continue;
      const pair = pairOf(one, other, raises);
      if (!best || comparePairs(pair, best) < 0) best = pair;
    }
  }
  return best && best.opens + best.raises > 0 ? best : undefined;
}

export function comparePairs(pair: PairOfSteps, than: PairOfSteps): number {
  return than.opens - pair.opens || than.raises - pair.raises || pair.one - than.one || pair.other - than.other;
}

function canBe(one: Reach, other: Reach, best: PairOfSteps, raises: RaisesOfPairs): boolean {
  const opens = one.opens + other.opens + Math.min(one.helps, other.helps);
  return opens > best.opens || (opens === best.opens && raises.atMost(one.at, other.at) >= best.raises);
}

function pairOf(one: Reach, other: Reach, raises: RaisesOfPairs): PairOfSteps {
  const [first, second] = one.at < other.at ? [one.at, other.at] : [other.at, one.at];
  const groups = new Set([...one.groups, ...other.groups]);
  return { one: first, other: second, opens: countOpened(groups, [first, second]), raises: raises.of(first, second) };
}

function countOpened(groups: Iterable<ObstacleGroup>, steps: readonly number[]): number {
  let count = 0;
  for (const group of groups) if (isOpened(group, steps)) count += group.openings.length;
  return count;
}

export function isOpened({ obstacles }: ObstacleGroup, steps: readonly number[]): boolean {
  return obstacles.every((by) => steps.some((at) => by.has(at)));
}

/** Those that reach most first. */
function reachesOf(steps: number, groups: readonly ObstacleGroup[]): readonly Reach[] {
  const touching = Array.from({ length: steps }, (): ObstacleGroup[] => []);
  for (const group of groups) for (const at of new Set(group.obstacles.flatMap((by) => [...by]))) touching[at]?.push(group);
  return touching
    .map((own, at) => {
      const opens = countOpened(own, [at]);
      return { at, opens, helps: own.reduce((sum, { openings }) => sum + openings.length, 0) - opens, groups: own };
    })
    .sort((one, other) => other.opens + other.helps - (one.opens + one.helps) || one.at - other.at);
}
