import type { Purpose } from '../../agreements/index.js';
import type { BestPossible, Outcome, StepToTake } from './assessment.js';
import { type Candidate, isCertain, rank } from './candidates.js';
import { prepare } from './conditions/prepare.js';
import type { Facts } from './facts.js';
import type { KnownFacts } from './known-facts.js';
import { costOf, namesOf, type Path, pathsTo, type Step } from './paths.js';
import { type Scene, witnessOf } from './witness.js';

/** What the search needs of the engine: how facts are read, and what is certain for a purpose under them. */
export interface Engine {
  readonly read: (facts: Facts) => KnownFacts;
  readonly certain: (purpose: Purpose, facts: Facts) => Outcome;
}

const MOST_TRIED = 24;

/**
 * The best outcome that facts to learn or acts to take may lead to, and the cheapest set of them. A promise is made only after the engine has
 * answered facts in which the steps are taken, one by one: what it then gives is what is promised.
 */
export function bestPossible(
  purpose: Purpose,
  certain: Outcome,
  candidates: readonly Candidate[],
  facts: Facts,
  scene: Scene,
  engine: Engine,
): BestPossible {
  const better = candidates.filter((one) => rank(one.outcome) < rank(certain) && !one.outranked && !isCertain(one));
  for (const outcome of [...new Set(better.map((one) => rank(one.outcome)))].toSorted((a, b) => a - b)) {
    const paths = better.filter((one) => rank(one.outcome) === outcome).flatMap(pathsTo);
    const tried = paths.toSorted((a, b) => costOf(a) - costOf(b) || (namesOf(a) < namesOf(b) ? -1 : 1)).slice(0, MOST_TRIED);
    for (const path of tried) {
      const taken = takeSteps(path, facts, scene, engine);
      const reached = taken && engine.certain(purpose, taken.facts);
      if (taken && reached && rank(reached) <= outcome) return { outcome: reached, steps: taken.steps };
    }
  }
  return { outcome: certain, steps: [] };
}

export interface Taken {
  readonly facts: Facts;
  readonly steps: readonly StepToTake[];
}

/** In the order of writing or, where one step undoes another, in reverse. */
export function takeSteps(path: Path, facts: Facts, scene: Scene, engine: Pick<Engine, 'read'>): Taken | undefined {
  return takeInOrder(path, facts, scene, engine) ?? takeInOrder(path.toReversed(), facts, scene, engine);
}

function takeInOrder(path: Path, facts: Facts, scene: Scene, engine: Pick<Engine, 'read'>): Taken | undefined {
  let taken: Taken = { facts, steps: [] };
  for (const step of path) {
    if (isSo(step, engine.read(taken.facts))) continue;
    const next = witnessOf(step.test, step.want, taken.facts, scene);
    if (!next) return undefined;
    taken = { facts: next, steps: [...taken.steps, stepToTake(step, taken.facts, next)] };
  }
  const known = engine.read(taken.facts);
  return path.every((step) => isSo(step, known)) ? taken : undefined;
}

function isSo({ test, want }: Step, known: KnownFacts): boolean {
  return prepare(test).look(known).holds === want;
}

function stepToTake({ kind, test, want, required, article }: Step, before: Facts, after: Facts): StepToTake {
  const suffices = patchOf(before as unknown as Plain, after as unknown as Plain);
  return { kind, fact: test.test, question: `question.${test.test}`, required, holds: want, article, suffices };
}

type Plain = Readonly<Record<string, unknown>>;

/** What was changed, as a merge patch. Source: RFC 7396. */
function patchOf(before: Plain, after: Plain): Plain {
  const changed = Object.keys(after).filter((key) => after[key] !== before[key]);
  return Object.fromEntries(
    changed.map((key) => {
      const nested = key === 'credential' && before.credential;
      return [key, nested ? patchOf(nested as Plain, after.credential as Plain) : after[key]];
    }),
  );
}
