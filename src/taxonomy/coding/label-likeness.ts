import { fold } from '../domain/fold.js';
import { EVIDENCE } from './evidence.js';
import type { CodingLabel } from './labels.js';
import { substitutionsIn } from './substitutions.js';
import { TermIndex, type Terms, weighed } from './term-index.js';
import { coreOf, nameTerms, textTerms, titleTerms, weightiest, withLikeWords } from './title-terms.js';
import { WordLikeness } from './word-likeness.js';
import { stemsOf } from './words.js';
import { mapped, type Work } from './work.js';

/** For every concept the likeness of its nearest label, and which label that is (-1: none shares a word). */
export interface NearestLabels {
  readonly scores: Float32Array;
  readonly labels: Int32Array;
}

/** Likeness of a title to every label: cosine of weighted words, also those spelled alike, and more for a label that is the title. */
export class LabelLikeness {
  private readonly byCore: ReadonlyMap<string, readonly number[]>;
  private readonly likeness: Float32Array;
  private readonly kindWeights: Float32Array;
  /** Of the labels. */
  readonly languages: readonly string[];
  private readonly languageOf: Uint8Array;

  /**
   * @param folded the labels as they are compared @param ownerOf for each label the place of its concept, below `concepts`
   * @param rarity of a word among concepts
   */
  private constructor(
    readonly labels: readonly CodingLabel[],
    private readonly folded: readonly string[],
    private readonly ownerOf: Uint32Array,
    private readonly concepts: number,
    private readonly rarity: (word: string) => number,
    private readonly index: TermIndex,
    private readonly words: WordLikeness,
  ) {
    this.byCore = placesByCore(folded);
    this.likeness = new Float32Array(labels.length);
    this.languages = [...new Set(labels.map(({ language }) => language))].sort();
    const numbers = new Map(this.languages.map((language, at) => [language, at]));
    this.languageOf = Uint8Array.from(labels, ({ language }) => numbers.get(language) as number);
    this.kindWeights = Float32Array.from(labels, ({ kind }) => EVIDENCE[kind]);
  }

  /** @param uris of the concepts; labels of others are passed over */
  static *building(uris: readonly string[], all: readonly CodingLabel[]): Work<LabelLikeness> {
    const places = new Map(uris.map((uri, at) => [uri, at]));
    const labels = all.filter(({ uri }) => places.has(uri));
    const ownerOf = Uint32Array.from(labels, ({ uri }) => places.get(uri) as number);
    const folded = yield* mapped(labels, ({ text }) => fold(text));
    const namesOf = uris.map((): string[] => []);
    for (const [at, name] of folded.entries()) namesOf[ownerOf[at] as number]?.push(name);
    const held = yield* mapped(namesOf, (names) => new Map(names.flatMap(stemsOf).map((word) => [word, 1])));
    const { rarity } = yield* TermIndex.building(held);
    const index = yield* TermIndex.building(yield* mapped(folded, nameTerms), (terms) => weighed(terms, rarity));
    const words = yield* WordLikeness.building([...index.terms()], yield* substitutionsIn(namesOf));
    yield;
    return new LabelLikeness(labels, folded, ownerOf, uris.length, rarity, index, words);
  }

  /** @param text how often each word of the advertisement stands in it @param language whose labels go first; '': all alike */
  nearest(title: string, text: Terms, language: string): NearestLabels {
    const likeness = this.likeness.fill(0);
    this.index.add(withLikeWords(weighed(titleTerms(title), this.rarity), this.words), likeness);
    if (text.size) this.index.add(weightiest(textTerms(text, this.index, this.rarity), EVIDENCE.context), likeness);
    this.addSame(fold(title), likeness);
    return this.bestOfEach(likeness, language ? this.languages.indexOf(language) : -1);
  }

  private addSame(folded: string, likeness: Float32Array): void {
    for (const at of this.byCore.get(coreOf(folded)) ?? []) {
      const preferred = this.labels[at]?.kind === 'preferred';
      const same = preferred ? EVIDENCE.samePreferred : EVIDENCE.sameOther;
      const whole = preferred && this.folded[at] === folded ? EVIDENCE.wholePreferred : 0;
      likeness[at] = (likeness[at] as number) + same + whole;
    }
  }

  private bestOfEach(likeness: Float32Array, asked: number): NearestLabels {
    const scores = new Float32Array(this.concepts);
    const labels = new Int32Array(this.concepts).fill(-1);
    for (let at = 0; at < likeness.length; at++) {
      const likely = likeness[at] as number;
      if (likely === 0) continue;
      const owner = this.ownerOf[at] as number;
      const foreign = asked >= 0 && this.languageOf[at] !== asked;
      const score = likely * (this.kindWeights[at] as number) * (foreign ? EVIDENCE.otherLanguage : 1);
      if (score <= (scores[owner] as number)) continue;
      scores[owner] = score;
      labels[owner] = at;
    }
    return { scores, labels };
  }
}

function placesByCore(folded: readonly string[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [at, name] of folded.entries()) {
    const core = coreOf(name);
    const same = places.get(core);
    if (same) same.push(at);
    else places.set(core, [at]);
  }
  return places;
}
