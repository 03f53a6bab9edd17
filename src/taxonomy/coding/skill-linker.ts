import { LabelLikeness } from './label-likeness.js';
import type { CodingTaxonomy } from './labels.js';
import { topOf } from './top-of.js';
import { atOnce } from './work.js';

/** What ten times as many occupations asking for a skill add to its likeness (a cosine, 0 to 1): the common ones are meant more often. */
const ASKED_FOR = 0.03;

/** Links a few words that are known to name a skill to the skills whose labels are likest. */
export class SkillLinker {
  private readonly uris: readonly string[];
  private readonly likeness: LabelLikeness;
  private readonly asked: Float32Array;

  constructor({ occupations, skillLabels }: CodingTaxonomy) {
    this.uris = [...new Set(skillLabels.map(({ uri }) => uri))];
    this.likeness = atOnce(LabelLikeness.building(this.uris, skillLabels));
    const counts = new Map<string, number>();
    for (const { essential, optional } of occupations)
      for (const uri of [...essential, ...optional]) counts.set(uri, (counts.get(uri) ?? 0) + 1);
    this.asked = Float32Array.from(this.uris, (uri) => ASKED_FOR * Math.log10(1 + (counts.get(uri) ?? 0)));
  }

  /** URIs of skills, the likest first. @param language whose labels go first; '': all alike */
  link(words: string, limit: number, language = ''): string[] {
    const { scores } = this.likeness.nearest(words, new Map(), language);
    for (let at = 0; at < scores.length; at++) if (scores[at]) scores[at] = (scores[at] as number) + (this.asked[at] as number);
    return topOf(scores, limit).map((at) => this.uris[at] as string);
  }
}
