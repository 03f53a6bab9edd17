import type { AtomicCondition, Condition } from '../../agreements/index.js';
import type { Finding } from './assessment.js';
import { prepare } from './conditions/prepare.js';
import type { Observation } from './conditions/prepared-test.js';
import { type Truth, truthOf, verdictOf } from './kleene.js';
import type { KnownFacts } from './known-facts.js';

/** Where a condition stands: its findings carry these words. */
export type Place = Pick<Finding, 'agreement' | 'version' | 'provision' | 'article'>;

/** A condition ready to answer any number of facts: every test of it is looked at, for the applicant is owed all the reasons. */
export interface CompiledCondition {
  /** Adds one finding a test, in the order of writing. */
  readonly answer: (facts: KnownFacts, findings: Finding[]) => Truth;
  /** The tests, in the order of their findings. */
  readonly tests: readonly AtomicCondition[];
  readonly tree: Tree;
}

/** How tests are joined; `at` is the place among the tests. `count`: at least so many of the parts; for all, their number; for any, 1. */
export type Tree =
  | { readonly kind: 'test'; readonly at: number }
  | { readonly kind: 'not'; readonly part: Tree }
  | { readonly kind: 'count'; readonly count: number; readonly parts: readonly Tree[] };

type Answer = CompiledCondition['answer'];

export function compileCondition(condition: Condition, place: Place): CompiledCondition {
  const tests: AtomicCondition[] = [];
  const tree = treeOf(condition, tests);
  const ready = tests.map((test) => answerOfTest(test, { ...place, article: test.article ?? place.article }));
  return { answer: compile(tree, ready), tests, tree };
}

function treeOf(condition: Condition, tests: AtomicCondition[]): Tree {
  if ('test' in condition) return { kind: 'test', at: tests.push(condition) - 1 };
  if ('not' in condition) return { kind: 'not', part: treeOf(condition.not, tests) };
  const [parts, count] =
    'all' in condition
      ? [condition.all, condition.all.length]
      : 'any' in condition
        ? [condition.any, 1]
        : [condition.of, condition.atLeast];
  return { kind: 'count', count, parts: parts.map((part) => treeOf(part, tests)) };
}

function compile(tree: Tree, tests: readonly Answer[]): Answer {
  if (tree.kind === 'test') return tests[tree.at] as Answer;
  if (tree.kind === 'not') {
    const part = compile(tree.part, tests);
    return (facts, findings) => (2 - part(facts, findings)) as Truth;
  }
  return counting(
    tree.count,
    tree.parts.map((part) => compile(part, tests)),
  );
}

/** At least `count` of the parts hold: for all of them, their number; for any, one. */
function counting(count: number, parts: readonly Answer[]): Answer {
  const size = parts.length;
  return (facts, findings) => {
    let held = 0;
    let open = 0;
    for (let at = 0; at < size; at++) {
      const truth = (parts[at] as Answer)(facts, findings);
      if (truth === 2) held += 1;
      else if (truth === 1) open += 1;
    }
    return held >= count ? 2 : held + open >= count ? 1 : 0;
  };
}

/** Findings kept for one test; people share values, and a finding about the same value is the same. */
const MOST_KEPT = 256;

function answerOfTest(test: AtomicCondition, place: Place): Answer {
  const { required, look, key } = prepare(test);
  const findingOf = ({ observed, holds }: Observation): Finding => ({
    agreement: place.agreement,
    version: place.version,
    provision: place.provision,
    condition: test.test,
    observed: observed === undefined || observed === null ? null : String(observed),
    required,
    verdict: verdictOf(holds),
    article: place.article,
  });
  if (!key) {
    return (facts, findings) => {
      const finding = findingOf(look(facts));
      findings.push(finding);
      return truthOf(finding.verdict);
    };
  }
  const kept = new Map<unknown, Finding>();
  return (facts, findings) => {
    const value = key(facts);
    let finding = kept.get(value);
    if (!finding) {
      if (kept.size >= MOST_KEPT) kept.clear();
      finding = findingOf(look(facts));
      kept.set(value, finding);
    }
    findings.push(finding);
    return truthOf(finding.verdict);
  };
}

/** The truth of a tree over the truths of its tests. */
export function truthOfTree(tree: Tree, truths: readonly Truth[]): Truth {
  if (tree.kind === 'test') return truths[tree.at] as Truth;
  if (tree.kind === 'not') return (2 - truthOfTree(tree.part, truths)) as Truth;
  const parts = tree.parts.map((part) => truthOfTree(part, truths));
  const held = parts.filter((truth) => truth === 2).length;
  const open = parts.filter((truth) => truth === 1).length;
  return held >= tree.count ? 2 : held + open >= tree.count ? 1 : 0;
}

/** The tests that keep a tree from the answer wanted. @param truths of its tests */
export function obstaclesOf(tree: Tree, truths: readonly Truth[], want: boolean): readonly number[] {
  if (truthOfTree(tree, truths) === (want ? 2 : 0)) return [];
  if (tree.kind === 'test') return [tree.at];
  if (tree.kind === 'not') return obstaclesOf(tree.part, truths, !want);
  return tree.parts.flatMap((part) => obstaclesOf(part, truths, want));
}
