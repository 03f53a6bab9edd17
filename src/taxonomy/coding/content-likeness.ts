import { EVIDENCE } from './evidence.js';
import type { CodingTaxonomy } from './labels.js';
import { TermIndex, type Terms, weighed } from './term-index.js';
import { textTerms, wordCounts } from './title-terms.js';
import { stemsOf } from './words.js';
import { mapped, type Work } from './work.js';

/** Words with repetitions. */
type Stems = readonly string[];

/** Likeness of a text to what occupations are about: their names, descriptions and the names of their skills, one by one and by ISCO unit group. */
export class ContentLikeness {
  /** @param groupOf for each occupation the place of its unit group */
  private constructor(
    private readonly byOccupation: TermIndex,
    private readonly byGroup: TermIndex,
    private readonly byGroupName: TermIndex,
    private readonly groupOf: Uint32Array,
  ) {}

  static *building({ occupations, occupationLabels, skillLabels, iscoTitles }: CodingTaxonomy): Work<ContentLikeness> {
    const names = yield* stemsByConcept(occupationLabels);
    const skills = yield* stemsByConcept(skillLabels.filter(({ kind }) => kind === 'preferred'));
    const named = (uris: readonly string[]) => uris.flatMap((uri) => skills.get(uri) ?? []);
    const about = yield* mapped(occupations, (one) => stemsOf(one.about ?? ''));
    const contents = yield* mapped(occupations, ({ uri, essential, optional }, at) =>
      contentTerms([...(names.get(uri) ?? []), ...(about[at] as Stems), ...named(essential), ...named(optional)]),
    );
    const groups = [...new Set(occupations.map(({ isco }) => isco))];
    const places = new Map(groups.map((isco, at) => [isco, at]));
    const inGroup = groups.map((isco) => stemsOf(iscoTitles.get(isco) ?? ''));
    for (const { uri, isco } of occupations) inGroup[places.get(isco) as number]?.push(...(names.get(uri) ?? []));
    const groupNames = yield* mapped(inGroup, contentTerms);
    for (const [at, { isco, essential }] of occupations.entries())
      inGroup[places.get(isco) as number]?.push(...(about[at] as Stems), ...named(essential));
    return new ContentLikeness(
      yield* TermIndex.building(contents, weighed),
      yield* TermIndex.building(yield* mapped(inGroup, contentTerms), weighed),
      yield* TermIndex.building(groupNames, weighed),
      Uint32Array.from(occupations, ({ isco }) => places.get(isco) as number),
    );
  }

  /** Adds the evidence of title and text (the counts of its words) to the scores of the occupations; the likeliest gets the whole weight. */
  add(title: string, text: Terms, scores: Float32Array): void {
    const named = sharesOfMost(this.byGroupName, wordCounts(title));
    const own = sharesOfMost(this.byOccupation, text);
    const group = sharesOfMost(this.byGroup, text);
    for (let at = 0; at < scores.length; at++) {
      const inGroup = this.groupOf[at] as number;
      const byText = EVIDENCE.text * (own[at] as number) + EVIDENCE.groupText * (group[inGroup] as number);
      scores[at] = (scores[at] as number) + byText + EVIDENCE.groupTitle * (named[inGroup] as number);
    }
  }
}

function* stemsByConcept(labels: CodingTaxonomy['skillLabels']): Work<Map<string, string[]>> {
  const stems = new Map<string, string[]>();
  yield* mapped(labels, ({ uri, text }) => {
    const held = stems.get(uri);
    if (held) held.push(...stemsOf(text));
    else stems.set(uri, stemsOf(text));
  });
  return stems;
}

/** Each word by how often it stands there, but ever less so. */
function contentTerms(stems: Stems): Terms {
  const counts = new Map<string, number>();
  for (const word of stems) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const [word, count] of counts) counts.set(word, 1 + Math.log(count));
  return counts;
}

function sharesOfMost(index: TermIndex, text: Terms): Float32Array {
  const sums = new Float32Array(index.size);
  if (!text.size) return sums;
  index.add(textTerms(text, index), sums);
  const most = sums.reduce((one, other) => Math.max(one, other), 0);
  return most ? sums.map((sum) => sum / most) : sums;
}
