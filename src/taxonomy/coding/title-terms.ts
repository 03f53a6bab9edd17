import { fold } from '../domain/fold.js';
import { spellOut } from './abbreviations.js';
import type { Substitutions } from './substitutions.js';
import { normalised, type TermIndex, type Terms } from './term-index.js';
import { bearing, isStopWord, stem, trigramsOf, wordsOf } from './words.js';

/** How much letter trigrams weigh beside whole words: they forgive spelling and endings. */
const TRIGRAMS = 0.3;
/** The last word of a title is its noun in English; the first in the Romance languages: each weighs more than those between. */
const HEAD = 1.2;
/** A word that stands in for the one written counts less than it. */
const SUBSTITUTED = 0.5;
const NOISY = 0.2;
const CONTEXT_WORDS = 60;

/** Words (as they are) and trigrams (after a tilde) of a name, before their rarity is known. */
export function nameTerms(folded: string): Map<string, number> {
  const words = folded.split(' ').filter((word) => word && !isStopWord(word));
  const terms = new Map<string, number>();
  for (const [at, word] of words.entries()) {
    const weight = bearing(word) * (at === words.length - 1 ? HEAD : 1);
    const key = stem(word);
    terms.set(key, Math.max(terms.get(key) ?? 0, weight));
    for (const trigram of trigramsOf(key)) terms.set(`~${trigram}`, Math.max(terms.get(`~${trigram}`) ?? 0, weight * TRIGRAMS));
  }
  return terms;
}

export function titleTerms(title: string): Map<string, number> {
  return nameTerms(spellOut(fold(title)));
}

export function weighed(terms: Terms, rarity: (term: string) => number): Map<string, number> {
  return normalised(new Map([...terms].map(([term, weight]) => [term, weight * rarity(term)])));
}

/** Adds the words that may stand in for those asked. */
export function withSubstitutes(terms: Terms, substitutions: Substitutions): Map<string, number> {
  const wider = new Map(terms);
  for (const [word, weight] of terms) {
    for (const [other, share] of substitutions.get(word) ?? []) {
      wider.set(other, Math.max(wider.get(other) ?? 0, weight * share * SUBSTITUTED));
    }
  }
  return wider;
}

/** A folded name without the words that say nothing of the work. */
export function coreOf(folded: string): string {
  const words = folded.split(' ');
  const core = words.filter((word) => bearing(word) > NOISY);
  return (core.length ? core : words).map(stem).join(' ');
}

/** Words of a running text that the index holds. */
export function textTerms(text: string, index: TermIndex): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { stem: word } of wordsOf(text)) if (index.has(word)) counts.set(word, (counts.get(word) ?? 0) + 1);
  return weighed(new Map([...counts].map(([word, count]) => [word, 1 + Math.log(count)])), index.rarity);
}

/** The weightiest words of a text, faintly. */
export function weightiest(text: string, index: TermIndex, share: number): Map<string, number> {
  const all = [...textTerms(text, index)].toSorted(([, one], [, other]) => other - one).slice(0, CONTEXT_WORDS);
  return new Map(all.map(([word, weight]) => [word, weight * share]));
}
