import { fold } from '../domain/fold.js';
import { EVIDENCE } from './evidence.js';
import type { CodingLabel } from './labels.js';
import { substitutionsIn } from './substitutions.js';
import { TermIndex, type Terms, weighed } from './term-index.js';
import { coreOf, nameTerms, textTerms, titleTerms, weightiest, withLikeWords } from './title-terms.js';
import { WordLikeness } from './word-likeness.js';
import { stemsOf } from './words.js';

/** For every concept the likeness of its nearest label, and which label that is (-1: none shares a word). */
export interface NearestLabels {
  readonly scores: Float32Array;
  readonly labels: Int32Array;
}

/** Likeness of a title to every label: cosine of weighted words, also those spelled alike, and more for a label that is the title. */
export class LabelLikeness {
  readonly labels: readonly CodingLabel[];
  private readonly concepts: number;
  /** For each label the place of its concept. */
  private readonly ownerOf: Uint32Array;
  private readonly index: TermIndex;
  private readonly folded: readonly string[];
  private readonly byCore = new Map<string, number[]>();
  private readonly words: WordLikeness;
  private readonly rarity: (word: string) => number;
  private readonly likeness: Float32Array;
  private readonly kindWeights: Float32Array;
  /** Of the labels. */
  readonly languages: readonly string[];
  private readonly languageOf: Uint8Array;

  /** @param uris of the concepts; labels of others are passed over */
  constructor(uris: readonly string[], labels: readonly CodingLabel[]) {
    const places = new Map(uris.map((uri, at) => [uri, at]));
    this.concepts = uris.length;
    this.labels = labels.filter(({ uri }) => places.has(uri));
    this.ownerOf = Uint32Array.from(this.labels, ({ uri }) => places.get(uri) as number);
    this.folded = this.labels.map(({ text }) => fold(text));
    const namesOf = Array.from({ length: this.concepts }, (): string[] => []);
    for (const [at, name] of this.folded.entries()) namesOf[this.ownerOf[at] as number]?.push(name);
    this.rarity = new TermIndex(
      this.concepts,
      (at) => new Map(namesOf[at]?.flatMap(stemsOf).map((word) => [word, 1])),
      (terms) => terms,
    ).rarity;
    this.index = new TermIndex(
      this.labels.length,
      (at) => nameTerms(this.folded[at] as string),
      (terms) => weighed(terms, this.rarity),
    );
    for (const [at, name] of this.folded.entries()) {
      const core = coreOf(name);
      const same = this.byCore.get(core);
      if (same) same.push(at);
      else this.byCore.set(core, [at]);
    }
    this.words = new WordLikeness(this.index.terms(), substitutionsIn(namesOf));
    this.likeness = new Float32Array(this.labels.length);
    this.languages = [...new Set(this.labels.map(({ language }) => language))].sort();
    const numbers = new Map(this.languages.map((language, at) => [language, at]));
    this.languageOf = Uint8Array.from(this.labels, ({ language }) => numbers.get(language) as number);
    this.kindWeights = Float32Array.from(this.labels, ({ kind }) => EVIDENCE[kind]);
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
