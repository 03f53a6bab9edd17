import { fold } from '../domain/fold.js';
import { EVIDENCE } from './evidence.js';
import type { CodingLabel } from './labels.js';
import { type Substitutions, substitutionsIn } from './substitutions.js';
import { TermIndex } from './term-index.js';
import { coreOf, nameTerms, titleTerms, weighed, weightiest, withSubstitutes } from './title-terms.js';

/** For every concept the likeness of its nearest label, and which label that is (-1: none shares a word or trigram). */
export interface NearestLabels {
  readonly scores: Float32Array;
  readonly labels: Int32Array;
}

/** Likeness of a title to every label: cosine of weighted words and trigrams, and more for a label that is the title. */
export class LabelLikeness {
  private readonly index: TermIndex;
  private readonly byCore = new Map<string, number[]>();
  private readonly substitutions: Substitutions;

  /** @param ownerOf for each label the place of its concept, below `concepts` */
  constructor(
    private readonly labels: readonly CodingLabel[],
    private readonly ownerOf: Uint32Array,
    private readonly concepts: number,
  ) {
    const folded = labels.map(({ text }) => fold(text));
    this.index = new TermIndex(labels.length, (at) => nameTerms(folded[at] as string), weighed);
    for (const [at, name] of folded.entries()) this.byCore.set(coreOf(name), [...(this.byCore.get(coreOf(name)) ?? []), at]);
    const namesOf = Array.from({ length: concepts }, (): string[] => []);
    for (const [at, name] of folded.entries()) namesOf[ownerOf[at] as number]?.push(name);
    this.substitutions = substitutionsIn(namesOf);
  }

  nearest(title: string, text: string): NearestLabels {
    const likeness = new Float32Array(this.labels.length);
    this.index.add(withSubstitutes(weighed(titleTerms(title), this.index.rarity), this.substitutions), likeness);
    if (text) this.index.add(weightiest(text, this.index, EVIDENCE.context), likeness);
    this.addSame(fold(title), likeness);
    return this.bestOfEach(likeness);
  }

  private addSame(folded: string, likeness: Float32Array): void {
    for (const at of this.byCore.get(coreOf(folded)) ?? []) {
      const { kind, text } = this.labels[at] as CodingLabel;
      const same = kind === 'preferred' ? EVIDENCE.samePreferred : EVIDENCE.sameOther;
      const whole = kind === 'preferred' && fold(text) === folded ? EVIDENCE.wholePreferred : 0;
      likeness[at] = (likeness[at] as number) + same + whole;
    }
  }

  private bestOfEach(likeness: Float32Array): NearestLabels {
    const scores = new Float32Array(this.concepts);
    const labels = new Int32Array(this.concepts).fill(-1);
    for (let at = 0; at < likeness.length; at++) {
      const owner = this.ownerOf[at] as number;
      const score = (likeness[at] as number) * EVIDENCE[(this.labels[at] as CodingLabel).kind];
      if (score <= (scores[owner] as number)) continue;
      scores[owner] = score;
      labels[owner] = at;
    }
    return { scores, labels };
  }
}
