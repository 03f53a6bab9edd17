import type { CodingLabel } from './labels.js';
import { stemsOf } from './words.js';
import { mapped, type Work } from './work.js';

/** Distinct words of labels as numbers, with the rarity of each and of all in a label together. */
export class LabelWords {
  readonly rarities: Float64Array;
  readonly totals: Float64Array;

  /** @param of for each label its words, the least common first @param counts labels that hold a word */
  private constructor(
    readonly of: readonly Uint32Array[],
    private readonly ids: ReadonlyMap<string, number>,
    counts: readonly number[],
  ) {
    this.rarities = Float64Array.from(counts, (count) => Math.log(1 + of.length / count));
    this.totals = Float64Array.from(of, (words) => words.reduce((sum, word) => sum + (this.rarities[word] as number), 0));
  }

  /** What stands in brackets is left out where something else remains. */
  static *building(labels: readonly CodingLabel[]): Work<LabelWords> {
    const ids = new Map<string, number>();
    const counts: number[] = [];
    const counted = (stem: string) => {
      const id = ids.get(stem) ?? counts.push(0) - 1;
      ids.set(stem, id);
      counts[id] = (counts[id] as number) + 1;
      return id;
    };
    const of = yield* mapped(labels, ({ text }) => Uint32Array.from(new Set(stemsOf(text.replace(/\(.*?\)/g, ' ') || text)), counted));
    yield* mapped(of, (words) => words.sort((one, other) => (counts[one] as number) - (counts[other] as number)));
    return new LabelWords(of, ids, counts);
  }

  /** -1: in no label. */
  id(stem: string): number {
    return this.ids.get(stem) ?? -1;
  }

  /** Labels by the one of their words that is least common. */
  byRarest(): ReadonlyMap<number, readonly number[]> {
    const found = new Map<number, number[]>();
    for (const [label, [rarest]] of this.of.entries()) {
      if (rarest === undefined) continue;
      const held = found.get(rarest);
      if (held) held.push(label);
      else found.set(rarest, [label]);
    }
    return found;
  }
}
