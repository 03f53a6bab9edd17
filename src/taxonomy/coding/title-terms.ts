import { fold } from '../domain/fold.js';
import { spellOut } from './abbreviations.js';
import { type TermIndex, type Terms, weighed } from './term-index.js';
import type { WordLikeness } from './word-likeness.js';
import { bearing, isStopWord, stem, wordsOf } from './words.js';

/** The last word of a title is its noun in English: it weighs more than those before it. */
const HEAD = 1.2;
const NOISY = 0.2;
const CONTEXT_WORDS = 60;

/** The words of a name by how much each says of the work, before their rarity is known. */
export function nameTerms(folded: string): Map<string, number> {
  const words = folded.split(' ').filter((word) => word && !isStopWord(word));
  const terms = new Map<string, number>();
  for (const [at, word] of words.entries()) {
    const weight = bearing(word) * (at === words.length - 1 ? HEAD : 1);
    const key = stem(word);
    terms.set(key, Math.max(terms.get(key) ?? 0, weight));
  }
  return terms;
}

export function titleTerms(title: string): Map<string, number> {
  return nameTerms(spellOut(fold(title)));
}

/** Adds the words that may stand for those written. */
export function withLikeWords(terms: Terms, likeness: WordLikeness): Map<string, number> {
  const wider = new Map<string, number>();
  for (const [word, weight] of terms)
    for (const [other, share] of likeness.of(word)) wider.set(other, (wider.get(other) ?? 0) + weight * share);
  return wider;
}

/** A folded name without the words that say nothing of the work. */
export function coreOf(folded: string): string {
  const words = folded.split(' ');
  const core = words.filter((word) => bearing(word) > NOISY);
  return (core.length ? core : words).map(stem).join(' ');
}

/** How often each word of a running text stands in it. */
export function wordCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stem: word } of wordsOf(text)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

/** Those of the words that the index holds; more often counts more, but ever less so. */
export function textTerms(counts: Terms, index: TermIndex, rarity = index.rarity): Map<string, number> {
  const held = [...counts].filter(([word]) => index.has(word));
  return weighed(new Map(held.map(([word, count]) => [word, 1 + Math.log(count)])), rarity);
}

/** The weightiest of some words, faintly. */
export function weightiest(terms: Terms, share: number): Map<string, number> {
  const all = [...terms].toSorted(([, one], [, other]) => other - one).slice(0, CONTEXT_WORDS);
  return new Map(all.map(([word, weight]) => [word, weight * share]));
}
