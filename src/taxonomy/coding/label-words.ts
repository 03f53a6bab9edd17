import type { CodingLabel } from './labels.js';
import { stemsOf } from './words.js';

/** Distinct words of labels as numbers, with the rarity of each and of all in a label together. */
export class LabelWords {
  /** For each label its words, the least common first; what stands in brackets is left out where something else remains. */
  readonly of: readonly Uint32Array[];
  readonly rarities: Float64Array;
  readonly totals: Float64Array;
  private readonly ids = new Map<string, number>();

  constructor(labels: readonly CodingLabel[]) {
    const counts: number[] = [];
    this.of = labels.map(({ text }) => {
      const stems = new Set(stemsOf(text.replace(/\(.*?\)/g, ' ') || text));
      return Uint32Array.from(stems, (stem) => this.counted(stem, counts));
    });
    this.rarities = Float64Array.from(counts, (count) => Math.log(1 + labels.length / count));
    for (const words of this.of) words.sort((one, other) => (this.rarities[other] as number) - (this.rarities[one] as number));
    this.totals = Float64Array.from(this.of, (words) => words.reduce((sum, word) => sum + (this.rarities[word] as number), 0));
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

  private counted(stem: string, counts: number[]): number {
    const id = this.ids.get(stem) ?? counts.push(0) - 1;
    this.ids.set(stem, id);
    counts[id] = (counts[id] as number) + 1;
    return id;
  }
}
