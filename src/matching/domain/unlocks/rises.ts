import type { Candidate } from '../candidate.js';
import type { Opening } from '../opening.js';
import { levelPoints, levelRange, pointsAt, skillPoints } from '../score.js';
import { levelAfter, type Step, skillsTouched } from './step.js';
import { AT_ONCE } from './survey.js';

/** For each step the matched vacancies whose score it raises, and those whose score it lowers (a higher level can be more than is asked). */
export interface Rises {
  /** By place of the step: the places in `matched`, ascending. */
  readonly raised: readonly (readonly number[])[];
  readonly lowered: readonly (readonly number[])[];
}

export function* risesOf(matched: readonly Opening[], candidate: Candidate, steps: readonly Step[]): Generator<undefined, Rises> {
  const raised = steps.map((): number[] => []);
  const lowered = steps.map((): number[] => []);
  const gains = gainsOf(candidate, steps);
  for (const [at, opening] of matched.entries()) {
    if (at % AT_ONCE === 0) yield;
    for (const [step, gain] of gains(opening)) {
      if (gain > 0) raised[step]?.push(at);
      if (gain < 0) lowered[step]?.push(at);
    }
  }
  return { raised, lowered };
}

/** What each step that touches a vacancy adds to its score; skills and level are all that a step can move in it. */
export function gainsOf(candidate: Candidate, steps: readonly Step[]): (opening: Opening) => ReadonlyMap<number, number> {
  const bySkill = placesBySkill(steps);
  const levels = steps.map((step) => levelAfter(step, candidate));
  const moving = steps.flatMap((_, at) => (levels[at] === candidate.level ? [] : [at]));
  return (opening) => {
    const gains = new Map<number, number>();
    const add = (at: number, gain: number) => gains.set(at, (gains.get(at) ?? 0) + gain);
    for (const asked of opening.skills) {
      for (const at of bySkill.get(asked.skill) ?? []) {
        const { evidence } = skillsTouched(steps[at] as Step);
        add(at, Math.max(0, pointsAt(asked.points, evidence) - skillPoints(asked, candidate)));
      }
    }
    const range = levelRange(opening);
    for (const at of moving) add(at, levelPoints(levels[at] as Candidate['level'], range) - levelPoints(candidate.level, range));
    return gains;
  };
}

/** The places of the steps that strengthen a skill. */
function placesBySkill(steps: readonly Step[]): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const [at, step] of steps.entries()) {
    for (const skill of new Set(skillsTouched(step).skills)) {
      const known = places.get(skill);
      if (known) known.push(at);
      else places.set(skill, [at]);
    }
  }
  return places;
}
