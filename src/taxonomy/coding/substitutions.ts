import { stemsOf } from './words.js';
import { mapped, type Work } from './work.js';

export type Substitutions = ReadonlyMap<string, ReadonlyMap<string, number>>;

const MOST = 6;

/**
 * Words that stand in for one another, learnt from the taxonomy alone: where two names of one concept differ in a single word
 * ("sales manager", "sales director"), each may be written for the other. The share is that of the concepts having the first word.
 */
export function* substitutionsIn(concepts: readonly (readonly string[])[]): Work<Substitutions> {
  const pairs = new Map<string, Map<string, number>>();
  const holders = new Map<string, number>();
  yield* mapped(concepts, (labels) => {
    const names = [...new Set(labels.map((label) => stemsOf(label).join(' ')))].map((name) => name.split(' '));
    for (const word of new Set(names.flat())) holders.set(word, (holders.get(word) ?? 0) + 1);
    for (const pair of pairsOf(names)) {
      const [one, other] = pair.split('\u0000') as [string, string];
      const found = pairs.get(one) ?? new Map<string, number>();
      pairs.set(one, found.set(other, (found.get(other) ?? 0) + 1));
    }
  });
  return new Map([...pairs].map(([word, others]) => [word, mostFrequent(others, holders.get(word) as number)]));
}

function pairsOf(names: readonly (readonly string[])[]): Set<string> {
  const fillings = new Map<string, string[]>();
  for (const name of names) {
    for (const [at, word] of name.entries()) {
      const frame = name.with(at, '*').join(' ');
      if (name.length > 1) fillings.set(frame, [...(fillings.get(frame) ?? []), word]);
    }
  }
  const pairs = new Set<string>();
  for (const words of fillings.values())
    for (const one of words) for (const other of words) if (one !== other) pairs.add(`${one}\u0000${other}`);
  return pairs;
}

/** Once is chance; twice is usage. */
function mostFrequent(others: ReadonlyMap<string, number>, holders: number): Map<string, number> {
  return new Map(
    [...others]
      .filter(([, times]) => times > 1)
      .toSorted(([, one], [, other]) => other - one)
      .slice(0, MOST)
      .map(([word, times]) => [word, times / (holders + 3)]),
  );
}
