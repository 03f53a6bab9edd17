import type { AtomicCondition } from '../../agreements/index.js';
import type { AnsweredCondition } from './answers.js';
import type { Candidate, Requirement } from './candidates.js';
import type { Tree } from './compile-condition.js';
import { costOfActing, costOfLearning } from './cost-of-facts.js';

/** A test that would have to come out otherwise: a fact to learn, or an act that brings it about. */
export interface Step {
  readonly kind: 'fact' | 'act';
  readonly test: AtomicCondition;
  readonly want: boolean;
  readonly required: string;
  readonly article: string;
  readonly cost: number;
}

export type Path = readonly Step[];

/** Of the sets of steps that lead there, so many of the cheapest are followed. */
const MOST_PATHS = 64;

/** The sets of steps after which all that a candidate requires would be so, cheapest first; none: nothing leads there. */
export function pathsTo({ requirements }: Pick<Candidate, 'requirements'>): readonly Path[] {
  return requirements.reduce<readonly Path[]>((paths, one) => (paths.length ? joined(paths, pathsOf(one)) : paths), [[]]);
}

export function costOf(path: Path): number {
  const byFact = new Map(path.map(({ test, kind, cost }) => [`${kind} ${test.test}`, cost]));
  return [...byFact.values()].reduce((sum, cost) => sum + cost, 0);
}

function pathsOf({ answered, want }: Requirement): readonly Path[] {
  if (answered.truth === (want ? 2 : 0)) return [[]];
  return through(answered.condition.tree, want, answered);
}

function through(tree: Tree, want: boolean, answered: AnsweredCondition): readonly Path[] {
  if (tree.kind === 'test') return throughTest(tree.at, want, answered);
  if (tree.kind === 'not') return through(tree.part, !want, answered);
  const needed = want ? tree.count : tree.parts.length - tree.count + 1;
  return choose(tree.parts, needed, (part) => through(part, want, answered));
}

function throughTest(at: number, want: boolean, { condition, sheet }: AnsweredCondition): readonly Path[] {
  const truth = sheet.truths[at];
  if (truth === (want ? 2 : 0)) return [[]];
  const test = condition.tests[at - condition.from] as AtomicCondition;
  const cost = truth === 1 ? costOfLearning(test.test) : want ? costOfActing(test.test) : undefined;
  const finding = sheet.findings[at];
  if (cost === undefined || !finding) return [];
  return [[{ kind: truth === 1 ? 'fact' : 'act', test, want, required: finding.required, article: finding.article, cost }]];
}

/** The cheapest ways to have `needed` of the parts. */
function choose(parts: readonly Tree[], needed: number, waysOf: (part: Tree) => readonly Path[]): readonly Path[] {
  if (needed === parts.length)
    return parts.reduce<readonly Path[]>((paths, part) => (paths.length ? joined(paths, waysOf(part)) : paths), [[]]);
  let chosen: readonly (readonly Path[])[] = Array.from({ length: needed + 1 }, (_, at) => (at === 0 ? [[]] : []));
  for (const part of parts) {
    const ways = waysOf(part);
    chosen = chosen.map((paths, at) => (at === 0 ? paths : cheapest([...paths, ...joined(chosen[at - 1] ?? [], ways)])));
  }
  return chosen[needed] ?? [];
}

function joined(some: readonly Path[], others: readonly Path[]): readonly Path[] {
  if (some.length === 1 && some[0]?.length === 0) return others;
  return cheapest(some.flatMap((one) => others.map((other) => merged(one, other))));
}

function merged(one: Path, other: Path): Path {
  const known = new Set(one.map(nameOf));
  return [...one, ...other.filter((step) => !known.has(nameOf(step)))];
}

function cheapest(paths: readonly Path[]): readonly Path[] {
  if (paths.length < 2) return paths;
  return paths.toSorted((a, b) => costOf(a) - costOf(b) || (namesOf(a) < namesOf(b) ? -1 : 1)).slice(0, MOST_PATHS);
}

export function namesOf(path: Path): string {
  return path.map(nameOf).join(' ');
}

function nameOf({ test, want, required }: Step): string {
  return `${test.test} ${want} ${required}`;
}
