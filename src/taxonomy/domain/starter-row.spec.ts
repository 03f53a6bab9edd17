import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';
import { PAGE_LANGUAGES } from '../../platform/pages/language.js';
import type { ConceptRow } from './concept.js';
import { fold } from './fold.js';
import { type StarterRow, starterConcepts } from './starter-row.js';

const LETTERS: Readonly<Record<string, RegExp>> = { ar: /\p{Script=Arabic}/u, uk: /\p{Script=Cyrillic}/u };

describe.each([
  ['occupation', 'occupations.csv', 78],
  ['skill', 'skills.csv', 400],
] as const)('each %s of the starter set', (kind, file, count) => {
  const written = readFileSync(path.resolve(import.meta.dirname, '../starter', file), 'utf8');
  const rows = parse(written, { columns: true }) as StarterRow[];
  const concepts = rows.flatMap((row) => starterConcepts(kind, row));

  it('has a name to show in every language of the pages', () => {
    expect(new Set(concepts.map(({ language }) => language))).toEqual(new Set(PAGE_LANGUAGES));
    expect(concepts).toHaveLength(count * PAGE_LANGUAGES.length);
    expect(namesOf(concepts).filter(({ text }) => !/^\S+( \S+)*$/.test(text) || /[|;']/.test(text))).toEqual([]);
  });

  it('shares no name with another, whatever the languages', () => {
    const called = new Map(namesOf(concepts).map(({ uri, text }) => [fold(text), uri]));
    expect(namesOf(concepts).filter(({ uri, text }) => called.get(fold(text)) !== uri)).toEqual([]);
  });

  it('has each of its names once in a language', () => {
    const twice = concepts.filter(({ labels }) => new Set(labels.map(({ text }) => fold(text))).size < labels.length);
    expect(twice).toEqual([]);
  });

  it('is written in the letters of its language: Romanian with comma below, Ukrainian without those of Russian', () => {
    expect(namesOf(concepts).filter(({ language, text }) => LETTERS[language] && !LETTERS[language].test(text))).toEqual([]);
    expect(namesOf(concepts).filter(({ text }) => /[şţыэъё]/i.test(text))).toEqual([]);
  });
});

function namesOf(concepts: readonly ConceptRow[]) {
  return concepts.flatMap(({ uri, language, labels }) => labels.map(({ text }) => ({ uri, language, text })));
}
