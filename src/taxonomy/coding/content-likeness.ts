import { EVIDENCE } from './evidence.js';
import type { CodingTaxonomy } from './labels.js';
import { TermIndex, type Terms, weighed } from './term-index.js';
import { textTerms, wordCounts } from './title-terms.js';
import { stemsOf } from './words.js';

/** Likeness of a text to what occupations are about: their names and the names of their skills, one by one and by ISCO unit group. */
export class ContentLikeness {
  private readonly byOccupation: TermIndex;
  private readonly byGroup: TermIndex;
  private readonly byGroupName: TermIndex;
  private readonly groupOf: Uint32Array;

  constructor({ occupations, occupationLabels, skillLabels, iscoTitles }: CodingTaxonomy) {
    const names = groupedByFirst(occupationLabels.map(({ uri, text }) => [uri, text]));
    const skills = groupedByFirst(skillLabels.filter(({ kind }) => kind === 'preferred').map(({ uri, text }) => [uri, text]));
    const named = (uris: readonly string[]) => uris.flatMap((uri) => skills.get(uri) ?? []);
    this.byOccupation = indexOf(
      occupations.map(({ uri, essential, optional }) => [...(names.get(uri) ?? []), ...named(essential), ...named(optional)]),
    );
    const groups = [...new Set(occupations.map(({ isco }) => isco))];
    const places = new Map(groups.map((isco, at) => [isco, at]));
    this.groupOf = Uint32Array.from(occupations, ({ isco }) => places.get(isco) as number);
    this.byGroupName = indexOf(namesInGroups(groups, { occupations, iscoTitles }, names));
    const held = groups.map((isco) => [iscoTitles.get(isco) ?? '']);
    for (const { uri, isco, essential } of occupations)
      held[places.get(isco) as number]?.push(...(names.get(uri) ?? []), ...named(essential));
    this.byGroup = indexOf(held);
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

function namesInGroups(
  groups: readonly string[],
  { occupations, iscoTitles }: Pick<CodingTaxonomy, 'occupations' | 'iscoTitles'>,
  names: ReadonlyMap<string, readonly string[]>,
): string[][] {
  const held = new Map(groups.map((isco) => [isco, [iscoTitles.get(isco) ?? '']]));
  for (const { uri, isco } of occupations) held.get(isco)?.push(...(names.get(uri) ?? []));
  return [...held.values()];
}

function groupedByFirst(pairs: readonly (readonly [string, string])[]): Map<string, string[]> {
  const grouped = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const held = grouped.get(key);
    if (held) held.push(value);
    else grouped.set(key, [value]);
  }
  return grouped;
}

function indexOf(texts: readonly (readonly string[])[]): TermIndex {
  return new TermIndex(texts.length, (at) => contentTerms(texts[at] ?? []), weighed);
}

function contentTerms(texts: readonly string[]): Terms {
  const counts = new Map<string, number>();
  for (const word of texts.flatMap(stemsOf)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, 1 + Math.log(count)]));
}

function sharesOfMost(index: TermIndex, text: Terms): Float32Array {
  const sums = new Float32Array(index.size);
  if (!text.size) return sums;
  index.add(textTerms(text, index), sums);
  const most = sums.reduce((one, other) => Math.max(one, other), 0);
  return most ? sums.map((sum) => sum / most) : sums;
}
