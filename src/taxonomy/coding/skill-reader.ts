import { clausesOf, type Demand, demandIn } from './demand-cues.js';
import type { CodingLabel } from './labels.js';
import { TermIndex } from './term-index.js';
import { stemsOf, type Word, wordsOf } from './words.js';

/** A skill that a text names, and how. */
export interface ReadSkill {
  readonly uri: string;
  readonly label: CodingLabel;
  /** As the text has it, with its place in characters. */
  readonly words: string;
  readonly begin: number;
  readonly end: number;
  readonly confidence: number;
  readonly demand: Demand;
}

/** Words that may stand between those of a label. */
const GAP = 2;
/** Less of a label than this, by the rarity of its words, does not name it. */
const LEAST = 0.74;

/** Finds labels of skills in running text: the rarest word of a label leads to it, the others must stand near. */
export class SkillReader {
  private readonly labels: readonly CodingLabel[];
  private readonly stems: readonly (readonly string[])[];
  private readonly index: TermIndex;
  private readonly byRarest = new Map<string, number[]>();

  constructor(skillLabels: readonly CodingLabel[]) {
    this.labels = skillLabels;
    this.stems = skillLabels.map(({ text }) => [...new Set(stemsOf(text.replace(/\(.*?\)/g, ' ') || text))]);
    this.index = new TermIndex(
      this.labels.length,
      (at) => new Map(this.stems[at]?.map((stem) => [stem, 1])),
      (terms) => terms,
    );
    for (const [at, stems] of this.stems.entries()) {
      const [rarest] = stems.toSorted((one, other) => this.index.rarity(other) - this.index.rarity(one));
      if (rarest) this.byRarest.set(rarest, [...(this.byRarest.get(rarest) ?? []), at]);
    }
  }

  /** The best reading of each skill, in the order of the text. */
  read(text: string): ReadSkill[] {
    const found = clausesOf(text).flatMap(({ begin, end }) => this.readClause(text.slice(begin, end), begin));
    const best = new Map<string, ReadSkill>();
    for (const one of found) if (one.confidence > (best.get(one.uri)?.confidence ?? 0)) best.set(one.uri, one);
    return [...best.values()].toSorted((one, other) => one.begin - other.begin || other.confidence - one.confidence);
  }

  /** Skills by the likeness of their labels to a few words; the best first. */
  link(words: string, limit: number): { readonly uri: string; readonly label: CodingLabel; readonly confidence: number }[] {
    const asked = [...new Set(stemsOf(words))];
    const total = this.weightOf(asked);
    const best = new Map<string, { uri: string; label: CodingLabel; confidence: number }>();
    for (const at of new Set(asked.flatMap((stem) => [...this.index.holding(stem)]))) {
      const label = this.labels[at] as CodingLabel;
      const stems = this.stems[at] as readonly string[];
      const shared = this.weightOf(stems.filter((stem) => asked.includes(stem)));
      const confidence = ((2 * shared) / (total + this.weightOf(stems))) * (label.kind === 'preferred' ? 1 : 0.98);
      if (confidence > (best.get(label.uri)?.confidence ?? 0)) best.set(label.uri, { uri: label.uri, label, confidence });
    }
    return [...best.values()].toSorted((one, other) => other.confidence - one.confidence).slice(0, limit);
  }

  private readClause(clause: string, offset: number): ReadSkill[] {
    const words = wordsOf(clause);
    const demand = demandIn(clause);
    const found = words.flatMap(({ stem }, at) => (this.byRarest.get(stem) ?? []).flatMap((label) => this.matchAt(label, at, words) ?? []));
    return longest(found).map(({ label, first, last, confidence }) => {
      const begin = (words[first] as Word).begin;
      const end = (words[last] as Word).end;
      const named = this.labels[label] as CodingLabel;
      return {
        uri: named.uri,
        label: named,
        words: clause.slice(begin, end),
        begin: begin + offset,
        end: end + offset,
        confidence,
        demand,
      };
    });
  }

  private matchAt(label: number, at: number, words: readonly Word[]): Match | undefined {
    const stems = this.stems[label] as readonly string[];
    const reach = stems.length + GAP - 1;
    const near = words.slice(Math.max(0, at - reach), at + reach + 1);
    const shift = Math.max(0, at - reach);
    const places = stems.map((stem) => near.findIndex((word) => word.stem === stem)).filter((place) => place >= 0);
    const covered = this.weightOf(stems.filter((stem) => near.some((word) => word.stem === stem))) / this.weightOf(stems);
    const first = Math.min(...places) + shift;
    const last = Math.max(...places) + shift;
    const tight = stems.length / Math.max(stems.length, last - first + 1);
    const confidence = Number((covered * Math.sqrt(tight) * (this.labels[label]?.kind === 'preferred' ? 1 : 0.95)).toFixed(2));
    return confidence >= LEAST && last - first <= reach ? { label, first, last, confidence } : undefined;
  }

  private weightOf(stems: readonly string[]): number {
    return stems.reduce((sum, stem) => sum + this.index.rarity(stem), 0);
  }
}

interface Match {
  readonly label: number;
  readonly first: number;
  readonly last: number;
  readonly confidence: number;
}

/** A reading inside a longer one that is as sure says less and is left out. */
function longest(matches: readonly Match[]): readonly Match[] {
  const inside = (one: Match, other: Match) =>
    other.first <= one.first &&
    other.last >= one.last &&
    other.last - other.first > one.last - one.first &&
    other.confidence >= one.confidence - 0.1;
  return matches.filter((one) => !matches.some((other) => inside(one, other)));
}
