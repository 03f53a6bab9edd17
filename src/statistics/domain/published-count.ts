import { LEAST_PEOPLE } from '../../evidence/index.js';

/** How many more than a told number there may be, and how many where none is told. */
const UNSEEN = LEAST_PEOPLE - 1;
/** Not told: nobody, or too few, or what others would be known from. */
export const NOT_TOLD = 0;

/**
 * At least so many people, in tens. A family is what is told of parts that together hold everybody who is counted here, and may overlap.
 * Whoever knows all answers and this rule finds a world that answers the same, in which any one part that is not told is empty: every other part that is not
 * told holds nine, and every cell that is told nine more than its number. That there is such a world is what the lid is for; in it, all differences are tens.
 * Source for the bounds that an intruder computes: Hundepool et al., Statistical Disclosure Control (2012), 4.2 and 4.3.
 */
export function publishedCount(people: number, families: readonly (readonly number[])[]): number {
  return Math.min(inTens(people), ...families.map(lidOf));
}

/** The greatest number to tell over these parts: nine more than it still fits into them when one that is not told is empty. */
export function lidOf(parts: readonly number[]): number {
  const told = parts.filter((part) => part !== NOT_TOLD);
  const othersNotTold = Math.max(0, parts.length - told.length - 1);
  const most = told.reduce((sum, part) => sum + part + UNSEEN, 0) + UNSEEN * othersNotTold;
  return inTens(Math.max(0, most - UNSEEN));
}

function inTens(people: number): number {
  return people - (people % LEAST_PEOPLE);
}
