import { clausesOf, type Demand, demandIn } from './demand-cues.js';
import { EVIDENCE } from './evidence.js';
import { standsVerbatim, trustOf } from './label-trust.js';
import { LabelWords } from './label-words.js';
import type { CodingLabel } from './labels.js';
import { type Word, wordsOf } from './words.js';
import { mapped, type Work } from './work.js';

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
/** Confidences are rounded to a hundredth. */
const ROUNDING = 0.005;

/** Finds labels of skills in running text: the rarest word of a label leads to it, the others must stand near. */
export class SkillReader {
  private readonly byRarest: ReadonlyMap<number, readonly number[]>;

  /** @param trust how sure each label makes, 0 to 1 */
  private constructor(
    private readonly labels: readonly CodingLabel[],
    private readonly words: LabelWords,
    private readonly trust: readonly number[],
  ) {
    this.byRarest = words.byRarest();
  }

  static *building(labels: readonly CodingLabel[]): Work<SkillReader> {
    return new SkillReader(labels, yield* LabelWords.building(labels), yield* mapped(labels, trustOf));
  }

  /** The best reading of each skill, in the order of the text. @param language whose labels go first; '': all alike @param least confidence, faster for more */
  read(text: string, language = '', least = LEAST): ReadSkill[] {
    const found = clausesOf(text)
      .flatMap(({ begin, end }) => this.readClause(text.slice(begin, end), begin, least))
      .map((one) => (language && one.label.language !== language ? foreign(one) : one));
    const best = new Map<string, ReadSkill>();
    for (const one of found) if (one.confidence > (best.get(one.uri)?.confidence ?? 0)) best.set(one.uri, one);
    return [...best.values()].toSorted((one, other) => one.begin - other.begin || other.confidence - one.confidence);
  }

  private readClause(clause: string, offset: number, least: number): ReadSkill[] {
    const words = wordsOf(clause);
    const ids = Int32Array.from(words, ({ stem }) => this.words.id(stem));
    const found: Match[] = [];
    for (let at = 0; at < ids.length; at++)
      for (const label of this.byRarest.get(ids[at] as number) ?? []) {
        const match = this.matchAt(label, at, ids, least);
        if (match && standsVerbatim(this.labels[label] as CodingLabel, clause)) found.push(match);
      }
    if (!found.length) return [];
    const demand = demandIn(clause);
    return longest(found).map(({ label, first, last, confidence }) => {
      const begin = (words[first] as Word).begin;
      const end = (words[last] as Word).end;
      const named = this.labels[label] as CodingLabel;
      const place = { words: clause.slice(begin, end), begin: begin + offset, end: end + offset };
      return { uri: named.uri, label: named, ...place, confidence, demand };
    });
  }

  /** @param at where the rarest word of the label stands */
  private matchAt(label: number, at: number, ids: Int32Array, least: number): Match | undefined {
    const trust = this.trust[label] as number;
    const lowest = (least - ROUNDING) / trust;
    if (lowest > 1) return undefined;
    const words = this.words.of[label] as Uint32Array;
    const total = this.words.totals[label] as number;
    const reach = words.length + GAP - 1;
    let [first, last, covered] = [at, at, total];
    for (const word of words) {
      const place = placeNear(word, at, reach, ids);
      if (place < 0) covered -= this.words.rarities[word] as number;
      else if (place < first) first = place;
      else if (place > last) last = place;
      if (covered < lowest * total) return undefined;
    }
    if (last - first > reach) return undefined;
    const tight = words.length / Math.max(words.length, last - first + 1);
    const confidence = Math.round((covered / total) * Math.sqrt(tight) * trust * 100) / 100;
    return confidence >= least ? { label, first, last, confidence } : undefined;
  }
}

/** Where a word stands nearest before or after; -1: not within reach. */
function placeNear(word: number, at: number, reach: number, ids: Int32Array): number {
  for (let away = 0; away <= reach; away++) {
    if (ids[at - away] === word) return at - away;
    if (ids[at + away] === word) return at + away;
  }
  return -1;
}

function foreign(one: ReadSkill): ReadSkill {
  return { ...one, confidence: Math.round(one.confidence * EVIDENCE.otherLanguage * 100) / 100 };
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
