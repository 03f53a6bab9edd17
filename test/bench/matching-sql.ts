import pg from 'pg';
import type { Candidate } from '../../src/matching/domain/candidate.js';
import { nameOf } from '../../src/matching/domain/nearness.js';
import type { Opening } from '../../src/matching/domain/opening.js';
import type { Ranking } from '../../src/matching/domain/reference.js';
import { levelPoints, levelRange, occupationPoints } from '../../src/matching/domain/score.js';
import { WEIGHTS } from '../../src/matching/domain/weights.js';
import { CEFR_LEVELS } from '../../src/standards/index.js';
import type { MatchingData } from './matching-data.js';

/** The best batch that we know in SQL: skills by region in a covering index, one statement for all people of the batch. */
export class SqlMatching {
  private constructor(private readonly client: pg.Client) {}

  /** Points for occupation and level come ready-made, which favours it. @param people of the batch */
  static async load(url: string, { vacancies, nearness }: MatchingData, people: readonly Candidate[]): Promise<SqlMatching> {
    const client = new pg.Client(url);
    await client.connect();
    await client.query(TABLES);
    const sql = new SqlMatching(client);
    await sql.fill('vacancy', vacancies.map(vacancyRow));
    await sql.fill(
      'vacancy_skill',
      vacancies.flatMap((one, v) => one.skills.map(({ skill, points }) => [one.region, skill, v, points])),
    );
    await sql.fill(
      'person',
      people.map(({ level }, p) => [p, level.claimed ?? null]),
    );
    await sql.fill(
      'person_region',
      people.flatMap(({ wishes }, p) => wishes.regions.map((region) => [p, region])),
    );
    await sql.fill(
      'person_skill',
      people.flatMap(({ skills }, p) => [...skills].map(([skill, grade]) => [p, skill, WEIGHTS.evidence[grade]])),
    );
    await sql.fill(
      'person_language',
      people.flatMap(({ languages }, p) => languages.map((one) => [p, one.language, CEFR_LEVELS.indexOf(one.level)])),
    );
    const occupations = [...new Map(vacancies.map((one) => [nameOf(one.occupation), one])).values()];
    await sql.fill(
      'near',
      people.flatMap((one, p) => occupations.map((to) => [p, nameOf(to.occupation), occupationOf(one, to, nearness)])),
    );
    const ranges = [...new Map(vacancies.map((one) => [rangeName(one), one])).values()];
    await sql.fill(
      'fit',
      people.flatMap((one, p) => ranges.map((to) => [p, rangeName(to), levelPoints(one.level, levelRange(to))])),
    );
    for (const statement of INDEXES) await client.query(statement);
    return sql;
  }

  async rankAll(people: number): Promise<Ranking[]> {
    const { rows } = await this.client.query<{ p: number; open: boolean; id: string; score: number }>(RANK);
    const of = (p: number, open: boolean) => rows.filter((row) => row.p === p && row.open === open).map(({ id, score }) => ({ id, score }));
    return Array.from({ length: people }, (_, p) => ({ items: of(p, false), open: of(p, true) }));
  }

  end(): Promise<void> {
    return this.client.end();
  }

  private async fill(table: string, rows: readonly (readonly unknown[])[]): Promise<void> {
    for (let at = 0; at < rows.length; at += 50_000) {
      const part = JSON.stringify(
        rows.slice(at, at + 50_000).map((row) => Object.fromEntries(row.map((value, column) => [`c${column}`, value]))),
      );
      const columns = `(SELECT string_agg(format('(r->>%L)::%s', 'c' || (ordinal_position - 1), data_type), ', ' ORDER BY ordinal_position)
        FROM information_schema.columns WHERE table_name = '${table}' AND table_schema LIKE 'pg_temp%') AS list`;
      const { rows: found } = await this.client.query<{ list: string }>(`SELECT ${columns}`);
      await this.client.query(`INSERT INTO ${table} SELECT ${found[0]?.list} FROM jsonb_array_elements($1::jsonb) AS r`, [part]);
    }
  }
}

function vacancyRow(one: Opening, v: number): unknown[] {
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

const TABLES = `
  CREATE TEMP TABLE vacancy (v integer PRIMARY KEY, id text, region text, language text, cefr integer, level integer, occupation text, range text);
  CREATE TEMP TABLE vacancy_skill (region text, skill text, v integer, points integer);
  CREATE TEMP TABLE person (p integer PRIMARY KEY, level integer);
  CREATE TEMP TABLE person_region (p integer, region text);
  CREATE TEMP TABLE person_skill (p integer, skill text, evidence integer);
  CREATE TEMP TABLE person_language (p integer, language text, cefr integer, PRIMARY KEY (p, language));
  CREATE TEMP TABLE near (p integer, occupation text, points integer, PRIMARY KEY (p, occupation));
  CREATE TEMP TABLE fit (p integer, range text, points integer, PRIMARY KEY (p, range));`;
const INDEXES = `
  CREATE INDEX ON vacancy_skill (region, skill) INCLUDE (v, points);
  CREATE INDEX ON vacancy (region);
  VACUUM ANALYZE vacancy_skill; VACUUM ANALYZE vacancy; ANALYZE person; ANALYZE person_region; ANALYZE person_skill; ANALYZE near; ANALYZE fit;`
  .split(';')
  .filter((statement) => statement.trim());
const RANK = `
  WITH skilled AS (
    SELECT p, v, sum((points * evidence) >> 6) AS points
    FROM person_region JOIN person_skill USING (p) JOIN vacancy_skill USING (region, skill) GROUP BY p, v),
  placed AS (
    SELECT p, vacancy.id, coalesce(skilled.points, 0) + near.points + fit.points AS score,
      vacancy.language IS NOT NULL AND held.cefr IS NULL AS open
    FROM person JOIN person_region USING (p) JOIN vacancy USING (region) JOIN near USING (p, occupation) JOIN fit USING (p, range)
    LEFT JOIN skilled USING (p, v) LEFT JOIN person_language AS held (q, tongue, cefr) ON q = person.p AND tongue = vacancy.language
    WHERE (vacancy.level IS NULL OR person.level >= vacancy.level) AND (held.cefr IS NULL OR held.cefr >= vacancy.cefr)
      AND coalesce(skilled.points, 0) + near.points > 0),
  ranked AS (SELECT *, row_number() OVER (PARTITION BY p, open ORDER BY score DESC, id COLLATE "C") AS rank FROM placed)
  SELECT p, open, id, score::integer FROM ranked WHERE rank <= 20 ORDER BY p, open, rank`;
