import type { CodingLabel, CodingTaxonomy } from './labels.js';
import { stemsOf } from './words.js';

/**
 * How general each occupation is, 0 to 1: half for having narrower ones below its code, half for being named within the preferred label of
 * another ("sales manager" in "technical sales manager"). Employers advertise the general ones far more often than their share of ESCO.
 */
export function generalityOf({ occupations, occupationLabels }: CodingTaxonomy): Float32Array {
  const wider = new Set(occupations.map(({ code }) => code?.slice(0, code.lastIndexOf('.'))));
  const inAnother = namedInAnother(occupationLabels.filter(({ kind }) => kind === 'preferred'));
  return Float32Array.from(occupations, ({ uri, code }) => (code && wider.has(code) ? 0.5 : 0) + (inAnother.has(uri) ? 0.5 : 0));
}

function namedInAnother(preferred: readonly CodingLabel[]): ReadonlySet<string> {
  const names = preferred.map(({ uri, language, text }) => ({
    uri,
    words: [...new Set(stemsOf(text))].map((word) => `${language} ${word}`),
  }));
  const holders = new Map<string, Set<string>>();
  for (const { uri, words } of names) for (const word of words) holders.set(word, (holders.get(word) ?? new Set()).add(uri));
  const inOther = ({ uri, words }: (typeof names)[number]) => {
    const [few, ...others] = words.map((word) => holders.get(word) as Set<string>).toSorted((one, other) => one.size - other.size);
    return few !== undefined && [...few].some((held) => held !== uri && others.every((other) => other.has(held)));
  };
  return new Set(names.filter(inOther).map(({ uri }) => uri));
}
