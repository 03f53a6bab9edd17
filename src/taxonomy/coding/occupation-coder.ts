import { fold } from '../domain/fold.js';
import type { CodingLabel, CodingTaxonomy } from './labels.js';
import { nameTerms, titleTerms, weighed, withSubstitutes } from './title-terms.js';
import { type Substitutions, substitutionsIn } from './substitutions.js';
import { TermIndex, type Terms } from './term-index.js';
import { stemsOf, wordsOf } from './words.js';

/** What each kind of evidence adds, in parts of the likeness of the best label. */
export const EVIDENCE = { aggregate: 0.3, group: 0.2, text: 0.3, preferred: 1, alternative: 0.97, hidden: 0.9, exact: 1, size: 0 };

export interface CodedOccupation {
  readonly uri: string;
  readonly isco: string;
  readonly label: CodingLabel;
  readonly score: number;
}

export class OccupationCoder {
  private readonly labels: readonly CodingLabel[];
  private readonly ownerOf: Uint32Array;
  private readonly kindWeights: Float32Array;
  private readonly byLabel: TermIndex;
  private readonly byConcept: TermIndex;
  private readonly byGroup: TermIndex;
  private readonly byContent: TermIndex;
  private readonly groupOf: Uint32Array;
  private readonly substitutions: Substitutions;

  constructor(private readonly taxonomy: CodingTaxonomy, private readonly evidence = EVIDENCE) {
    const { occupations } = taxonomy;
    const places = new Map(occupations.map(({ uri }, at) => [uri, at]));
    this.labels = taxonomy.occupationLabels.filter(({ uri }) => places.has(uri));
    this.ownerOf = Uint32Array.from(this.labels, ({ uri }) => places.get(uri) as number);
    this.kindWeights = Float32Array.from(this.labels, ({ kind }) => evidence[kind]);
    const own = occupations.map((): string[] => []);
    for (const [at, { text }] of this.labels.entries()) own[this.ownerOf[at] as number]?.push(text);
    this.substitutions = substitutionsIn(own);
    this.byLabel = new TermIndex(this.labels.length, (at) => nameTerms(fold(this.labels[at]?.text ?? '')), weighed);
    this.byConcept = new TermIndex(own.length, (at) => shares(own[at] ?? []), weighed);
    const groups = [...new Set(occupations.map(({ isco }) => isco))];
    const groupAt = new Map(groups.map((isco, at) => [isco, at]));
    this.groupOf = Uint32Array.from(occupations, ({ isco }) => groupAt.get(isco) as number);
    const inGroup = groups.map((isco): string[] => [taxonomy.iscoTitles.get(isco) ?? '']);
    for (const [at, labels] of own.entries()) inGroup[this.groupOf[at] as number]?.push(...labels);
    this.byGroup = new TermIndex(groups.length, (at) => shares(inGroup[at] ?? []), weighed);
    const skillNames = new Map<string, string[]>();
    for (const { uri, text, kind } of taxonomy.skillLabels) if (kind === 'preferred') skillNames.set(uri, [...(skillNames.get(uri) ?? []), text]);
    this.byContent = new TermIndex(
      own.length,
      (at) => contentTerms(own[at] ?? [], [...(occupations[at]?.essential ?? []), ...(occupations[at]?.optional ?? [])].flatMap((uri) => skillNames.get(uri) ?? [])),
      weighed,
    );
  }

  code(title: string, text: string, limit: number): CodedOccupation[] {
    const terms = weighed(titleTerms(title), this.byLabel.rarity);
    const wider = withSubstitutes(terms, this.substitutions);
    const likeness = new Float32Array(this.labels.length);
    this.byLabel.add(wider, likeness);
    const size = this.taxonomy.occupations.length;
    const best = new Float32Array(size);
    const bestLabel = new Int32Array(size).fill(-1);
    for (let at = 0; at < likeness.length; at++) {
      const score = (likeness[at] as number) * (this.kindWeights[at] as number);
      const owner = this.ownerOf[at] as number;
      if (score > (best[owner] as number)) {
        best[owner] = score;
        bestLabel[owner] = at;
      }
    }
    this.addScaled(best, this.byConcept, weighedWords(wider, this.byConcept), this.evidence.aggregate);
    this.addScaled(best, this.byGroup, weighedWords(wider, this.byGroup), this.evidence.group, this.groupOf);
    if (text) this.addScaled(best, this.byContent, textTerms(text, this.byContent), this.evidence.text);
    const order = [...best.keys()].filter((at) => (best[at] as number) > 0).sort((a, b) => (best[b] as number) - (best[a] as number)).slice(0, limit);
    return order.map((at) => ({
      uri: this.taxonomy.occupations[at]?.uri ?? '', isco: this.taxonomy.occupations[at]?.isco ?? '',
      label: this.labels[bestLabel[at] as number] as CodingLabel, score: best[at] as number,
    }));
  }

  private addScaled(best: Float32Array, index: TermIndex, question: Terms, share: number, via?: Uint32Array): void {
    const sums = new Float32Array(index.size);
    index.add(question, sums);
    let most = 0;
    for (const sum of sums) if (sum > most) most = sum;
    if (most) for (let at = 0; at < best.length; at++) best[at] = (best[at] as number) + (share * (sums[via ? (via[at] as number) : at] as number)) / most;
  }
}

/** In which share of the names a word is. */
function shares(labels: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) for (const word of new Set(stemsOf(label))) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, Math.sqrt(count)]));
}

function contentTerms(labels: readonly string[], skills: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const label of labels) for (const word of stemsOf(label)) counts.set(word, (counts.get(word) ?? 0) + 1);
  for (const label of skills) for (const word of stemsOf(label)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return new Map([...counts].map(([word, count]) => [word, 1 + Math.log(count)]));
}

function weighedWords(terms: Terms, index: TermIndex): Terms {
  return weighed(new Map([...terms].filter(([term]) => !term.startsWith('~'))), index.rarity);
}

function textTerms(text: string, index: TermIndex): Terms {
  const counts = new Map<string, number>();
  for (const { stem } of wordsOf(text)) if (index.has(stem)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return weighed(new Map([...counts].map(([word, count]) => [word, 1 + Math.log(count)])), index.rarity);
}
