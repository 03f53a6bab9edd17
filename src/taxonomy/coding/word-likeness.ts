import { type Substitutions } from './substitutions.js';
import { TermIndex, weighed } from './term-index.js';
import { trigramsOf } from './words.js';
import { mapped, type Work } from './work.js';

/** A word that is held and how far it may stand for the one written, 0 to 1. */
type Stand = readonly [word: string, share: number];

/** Cosine of rare letter trigrams from which two words are taken for spellings or endings of one. */
const LEAST = 0.45;
const MOST = 8;
/** A word spelled alike counts for so much of its likeness; one that the taxonomy uses in place of it, for so much of its share. */
const SPELLED = 0.5;
const SUBSTITUTED = 0.5;
/** Words remembered; titles repeat theirs. */
const REMEMBERED = 50_000;

/** Which of the words held may stand for a word that is written: itself, one spelled alike, one that names put in its place. */
export class WordLikeness {
  private readonly remembered = new Map<string, readonly Stand[]>();

  private constructor(
    private readonly words: readonly string[],
    private readonly index: TermIndex,
    private readonly substitutions: Substitutions,
  ) {}

  static *building(words: readonly string[], substitutions: Substitutions): Work<WordLikeness> {
    const index = yield* TermIndex.building(yield* mapped(words, trigramTerms), weighed);
    return new WordLikeness(words, index, substitutions);
  }

  /** @param word as `stem` leaves it */
  of(word: string): readonly Stand[] {
    const held = this.remembered.get(word);
    if (held) return held;
    if (this.remembered.size >= REMEMBERED) this.remembered.clear();
    const found = this.find(word);
    this.remembered.set(word, found);
    return found;
  }

  private find(word: string): readonly Stand[] {
    const shares = new Map<string, number>(this.spelledAlike(word));
    for (const [other, share] of this.substitutions.get(word) ?? [])
      shares.set(other, Math.max(shares.get(other) ?? 0, share * SUBSTITUTED));
    shares.set(word, 1);
    return [...shares];
  }

  private spelledAlike(word: string): readonly Stand[] {
    const sums = new Float32Array(this.index.size);
    this.index.add(weighed(trigramTerms(word), this.index.rarity), sums);
    const alike = [...sums.keys()].filter((at) => (sums[at] as number) >= LEAST && this.words[at] !== word);
    return alike
      .toSorted((one, other) => (sums[other] as number) - (sums[one] as number))
      .slice(0, MOST)
      .map((at) => [this.words[at] as string, (sums[at] as number) * SPELLED]);
  }
}

function trigramTerms(word: string): Map<string, number> {
  return new Map(trigramsOf(word).map((trigram) => [trigram, 1]));
}
