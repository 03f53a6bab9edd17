import type { AtomicCondition, Condition } from '../../agreements/index.js';
import type { Finding } from './assessment.js';
import type { Truth } from './kleene.js';

/** Where a condition stands: its findings carry these words. */
export type Place = Pick<Finding, 'agreement' | 'version' | 'provision' | 'article'>;

/** How tests are joined; `at` is the place among the tests. `count`: at least so many of the parts; for all, their number; for any, 1. */
export type Tree =
  | { readonly kind: 'test'; readonly at: number }
  | { readonly kind: 'not'; readonly part: Tree }
  | { readonly kind: 'count'; readonly count: number; readonly parts: readonly Tree[] };

/** Truths of tests, by their places. */
export type Truths = ArrayLike<number>;

/** The tests of a condition are added to `tests` in the order of writing; the tree names their places. */
export function treeOf(condition: Condition, tests: AtomicCondition[]): Tree {
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

export function truthOfTree(tree: Tree, truths: Truths): Truth {
  if (tree.kind === 'test') return truths[tree.at] as Truth;
  if (tree.kind === 'not') return (2 - truthOfTree(tree.part, truths)) as Truth;
  let held = 0;
  let open = 0;
  for (const part of tree.parts) {
    const truth = truthOfTree(part, truths);
    if (truth === 2) held += 1;
    else if (truth === 1) open += 1;
  }
  return held >= tree.count ? 2 : held + open >= tree.count ? 1 : 0;
}

/** The places of the tests that keep a tree from the answer wanted. */
export function obstaclesOf(tree: Tree, truths: Truths, want: boolean): readonly number[] {
  if (truthOfTree(tree, truths) === (want ? 2 : 0)) return [];
  if (tree.kind === 'test') return [tree.at];
  if (tree.kind === 'not') return obstaclesOf(tree.part, truths, !want);
  return tree.parts.flatMap((part) => obstaclesOf(part, truths, want));
}

/** A tree as a function, for it is asked many times; a plain list of tests, as most conditions are, is one loop. */
export function compileTree(tree: Tree): (truths: Truths) => Truth {
  if (tree.kind !== 'count' || !tree.parts.every((part) => part.kind === 'test')) return (truths) => truthOfTree(tree, truths);
  const places = tree.parts.map((part) => (part as Extract<Tree, { kind: 'test' }>).at);
  const { count } = tree;
  if (count < places.length) return (truths) => truthOfTree(tree, truths);
  return (truths) => {
    let lowest = 2;
    for (let at = 0; at < places.length; at++) {
      const truth = truths[places[at] as number] as number;
      if (truth < lowest) lowest = truth;
    }
    return lowest as Truth;
  };
}
