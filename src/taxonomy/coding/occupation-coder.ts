import { fold } from '../domain/fold.js';
import { ContentLikeness } from './content-likeness.js';
import { EVIDENCE } from './evidence.js';
import { generalityOf } from './generality.js';
import { LabelLikeness, type NearestLabels } from './label-likeness.js';
import type { CodingLabel, CodingTaxonomy } from './labels.js';
import { OccupationNames, UNCLEAR } from './occupation-names.js';
import type { Terms } from './term-index.js';
import { wordCounts } from './title-terms.js';
import { topOf } from './top-of.js';
import { bearing, isStopWord, stem, stemsOf } from './words.js';
import type { Work } from './work.js';

/**
 * Why an occupation is not taken without somebody looking. `other-text`: it is called so among other names, and the text alone is likest to other work.
 * `not-the-likeliest`: another goes before it.
 */
export const NOT_TAKEN = [...UNCLEAR, 'other-text', 'not-the-likeliest'] as const;
export type NotTaken = (typeof NOT_TAKEN)[number];

/** An occupation that a title may mean, and why. */
export interface CodedOccupation {
  readonly uri: string;
  readonly isco: string;
  /** The label that came nearest; none where the text alone led here. */
  readonly label: CodingLabel | undefined;
  /** Words of the title that are in that label, folded. */
  readonly words: readonly string[];
  /** 0 to 1: how much of title and label is the same; 1 only for the same words. It is a likeness and not a probability. */
  readonly confidence: number;
  /** undefined of the first only, where the title is what it is called. */
  readonly unclear: NotTaken | undefined;
}

/** Among so many the text has to find the same work as the title. */
const LIKEST = 3;

/** Reads job titles, with or without the text of the advertisement, as occupations of ESCO, from nothing but the names in ESCO. */
export class OccupationCoder {
  private constructor(
    private readonly taxonomy: CodingTaxonomy,
    private readonly likeness: LabelLikeness,
    private readonly content: ContentLikeness,
    private readonly generality: Float32Array,
    private readonly names: OccupationNames,
  ) {}

  static *building(taxonomy: CodingTaxonomy): Work<OccupationCoder> {
    const uris = taxonomy.occupations.map(({ uri }) => uri);
    const likeness = yield* LabelLikeness.building(uris, taxonomy.occupationLabels);
    const content = yield* ContentLikeness.building(taxonomy);
    const names = yield* OccupationNames.building(likeness.labels);
    return new OccupationCoder(taxonomy, likeness, content, generalityOf(taxonomy), names);
  }

  /** Of the labels. */
  get languages(): readonly string[] {
    return this.likeness.languages;
  }

  /** The likeliest first; those equally likely in the order of the taxonomy. Either text may be empty. @param language whose labels go first; '': all alike */
  code(title: string, text: string, limit: number, language = ''): CodedOccupation[] {
    const said = wordCounts(text);
    const { scores, labels } = this.scored(title, said, language);
    return topOf(scores, limit).map((at, place) => {
      const explained = this.explained(at, this.likeness.labels[labels[at] as number], title);
      return { ...explained, unclear: place ? 'not-the-likeliest' : this.whyUnclear(at, title, said, language) };
    });
  }

  private scored(title: string, said: Terms, language: string): NearestLabels {
    const { scores, labels } = this.likeness.nearest(title, said, language);
    this.content.add(title, said, scores);
    for (let at = 0; at < scores.length; at++)
      if (scores[at]) scores[at] = (scores[at] as number) + EVIDENCE.general * (this.generality[at] as number);
    return { scores, labels };
  }

  private whyUnclear(at: number, title: string, said: Terms, language: string): NotTaken | undefined {
    const { unclear, preferred } = this.names.reading(title, this.taxonomy.occupations[at]?.uri ?? '');
    if (unclear || preferred || !said.size) return unclear;
    return topOf(this.scored('', said, language).scores, LIKEST).includes(at) ? undefined : 'other-text';
  }

  private explained(at: number, label: CodingLabel | undefined, title: string): Omit<CodedOccupation, 'unclear'> {
    const { uri, isco } = this.taxonomy.occupations[at] as CodingTaxonomy['occupations'][number];
    const inLabel = new Set(stemsOf(label?.text ?? ''));
    const asked = fold(title)
      .split(' ')
      .filter((word) => word && !isStopWord(word));
    const words = asked.filter((word) => inLabel.has(stem(word)));
    return {
      uri,
      isco,
      label,
      words,
      confidence: sameShare(
        asked.map((word) => [stem(word), bearing(word)]),
        stemsOf(label?.text ?? ''),
      ),
    };
  }
}

/** Words in common among all words of both (Dice), each by its bearing. */
function sameShare(asked: readonly (readonly [string, number])[], held: readonly string[]): number {
  const total = asked.reduce((sum, [, weight]) => sum + weight, 0) + held.reduce((sum, word) => sum + bearing(word), 0);
  const same = asked.filter(([word]) => held.includes(word)).reduce((sum, [, weight]) => sum + weight, 0);
  return total ? Math.min(1, Number(((2 * same) / total).toFixed(2))) : 0;
}
