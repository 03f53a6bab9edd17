import type { Candidate } from '../../src/matching/domain/candidate.js';
import { nameOf } from '../../src/matching/domain/nearness.js';
import type { Opening } from '../../src/matching/domain/opening.js';
import type { Ranking } from '../../src/matching/domain/reference.js';
import { levelPoints, levelRange, occupationPoints } from '../../src/matching/domain/score.js';
import { WEIGHTS } from '../../src/matching/domain/weights.js';
import { CEFR_LEVELS } from '../../src/standards/index.js';
import type { MatchingData } from './matching-data.js';

type Row = readonly (string | number | null)[];

/** A table of the databases that we are held against; every column is text or integer. */
export interface Table {
  readonly name: string;
  readonly columns: string;
  readonly rows: () => Iterable<Row>;
}

/** What a database is given. Points for occupation and level come ready-made, which favours it. @param people of the batch */
export function matchingTables({ vacancies, nearness }: MatchingData, people: readonly Candidate[]): readonly Table[] {
  const occupations = [...new Map(vacancies.map((one) => [nameOf(one.occupation), one])).values()];
  const ranges = [...new Map(vacancies.map((one) => [rangeName(one), one])).values()];
  return [
    {
      name: 'vacancy',
      columns: 'v integer, id text, region text, language text, cefr integer, level integer, occupation text, range text',
      rows: () => vacancies.map(vacancyRow),
    },
    {
      name: 'vacancy_skill',
      columns: 'region text, skill text, v integer, points integer',
      rows: () => each(vacancies, (one, v) => one.skills.map(({ skill, points }) => [one.region, skill, v, points])),
    },
    { name: 'person', columns: 'p integer, level integer', rows: () => people.map(({ level }, p) => [p, level.claimed ?? null]) },
    {
      name: 'person_region',
      columns: 'p integer, region text',
      rows: () => each(people, ({ wishes }, p) => wishes.regions.map((region) => [p, region])),
    },
    {
      name: 'person_skill',
      columns: 'p integer, skill text, evidence integer',
      rows: () => each(people, ({ skills }, p) => [...skills].map(([skill, grade]) => [p, skill, WEIGHTS.evidence[grade]])),
    },
    {
      name: 'person_language',
      columns: 'p integer, language text, cefr integer',
      rows: () => each(people, ({ languages }, p) => languages.map((one) => [p, one.language, CEFR_LEVELS.indexOf(one.level)])),
    },
    {
      name: 'near',
      columns: 'p integer, occupation text, points integer',
      rows: () => each(people, (one, p) => occupations.map((to) => [p, nameOf(to.occupation), occupationOf(one, to, nearness)])),
    },
    {
      name: 'fit',
      columns: 'p integer, range text, points integer',
      rows: () => each(people, (one, p) => ranges.map((to) => [p, rangeName(to), levelPoints(one.level, levelRange(to))])),
    },
  ];
}

/** The best batch that we know in SQL: one statement for all people. @param inOrderOfBytes how ids are compared as we compare them */
export const rankAllOf = (inOrderOfBytes: string) => `
  WITH skilled AS (
    SELECT p, v, sum((points * evidence) >> 6) AS points
    FROM person_region JOIN person_skill USING (p) JOIN vacancy_skill USING (region, skill) GROUP BY p, v),
  placed AS (
    SELECT person.p, vacancy.id, coalesce(skilled.points, 0) + near.points + fit.points AS score,
      vacancy.language IS NOT NULL AND held.cefr IS NULL AS open
    FROM person JOIN person_region USING (p) JOIN vacancy USING (region) JOIN near USING (p, occupation) JOIN fit USING (p, range)
    LEFT JOIN skilled USING (p, v) LEFT JOIN person_language AS held ON held.p = person.p AND held.language = vacancy.language
    WHERE (vacancy.level IS NULL OR person.level >= vacancy.level) AND (held.cefr IS NULL OR held.cefr >= vacancy.cefr)
      AND coalesce(skilled.points, 0) + near.points > 0),
  ranked AS (SELECT *, row_number() OVER (PARTITION BY p, open ORDER BY score DESC, ${inOrderOfBytes}) AS rank FROM placed)
  SELECT p, open, id, score::integer AS score FROM ranked WHERE rank <= 20 ORDER BY p, open, rank`;

export interface RankedRow {
  readonly p: number;
  readonly open: boolean;
  readonly id: string;
  readonly score: number;
}

/** @param rows in order of person, list and rank */
export function rankingsOf(rows: readonly RankedRow[], people: number): Ranking[] {
  const rankings = Array.from({ length: people }, () => ({
    items: [] as { id: string; score: number }[],
    open: [] as { id: string; score: number }[],
  }));
  for (const { p, open, id, score } of rows) rankings[p]![open ? 'open' : 'items'].push({ id, score });
  return rankings;
}

function vacancyRow(one: Opening, v: number): Row {
  const [language] = one.languages;
  const cefr = language ? CEFR_LEVELS.indexOf(language.level) : null;
  return [v, one.id, one.region, language?.language ?? null, cefr, one.iscedLevel ?? null, nameOf(one.occupation), rangeName(one)];
}

function occupationOf(person: Candidate, opening: Opening, nearness: MatchingData['nearness']): number {
  return Math.max(0, ...person.occupations.map((known) => occupationPoints(known, opening, nearness)));
}

function rangeName(opening: Opening): string {
  const { from, to } = levelRange(opening);
  return `${from}-${to}`;
}

function* each<T>(all: readonly T[], rowsOf: (one: T, at: number) => readonly Row[]): Iterable<Row> {
  for (const [at, one] of all.entries()) yield* rowsOf(one, at);
}
