import { randomFrom } from './figures.js';
import type { CodingLabel, CodingTaxonomy } from './labels.js';

/** A taxonomy without some of its names, and those names as titles. */
export interface HeldOut {
  readonly language: string;
  readonly rest: CodingTaxonomy;
  readonly rows: readonly { readonly title: string; readonly esco_uri: string; readonly isco08: string }[];
}

const HELD_OUT = 500;

/** In each language, alternative names of occupations drawn at random, the same for the same seed: what is found without them is no matter of memory. */
export function holdOut(taxonomy: CodingTaxonomy, seed = 1): HeldOut[] {
  const iscoOf = new Map(taxonomy.occupations.map(({ uri, isco }) => [uri, isco]));
  const alternatives = taxonomy.occupationLabels.filter(({ uri, kind }) => kind === 'alternative' && iscoOf.has(uri));
  return [...new Set(alternatives.map(({ language }) => language))].sort().map((language) => {
    const drawn = new Set(
      drawnFrom(
        alternatives.filter((label) => label.language === language),
        seed,
      ),
    );
    const rest = { ...taxonomy, occupationLabels: taxonomy.occupationLabels.filter((label) => !drawn.has(label)) };
    const rows = [...drawn].map(({ uri, text }) => ({ title: text, esco_uri: uri, isco08: iscoOf.get(uri) ?? '' }));
    return { language, rest, rows };
  });
}

function drawnFrom(labels: readonly CodingLabel[], seed: number): CodingLabel[] {
  const next = randomFrom(seed);
  return labels
    .map((label) => ({ label, lot: next() }))
    .sort((one, other) => one.lot - other.lot)
    .slice(0, HELD_OUT)
    .map(({ label }) => label);
}
