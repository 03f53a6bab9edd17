import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { type HeldOut, holdOut } from '../coding/hold-out.js';
import type { CodingTaxonomy } from '../coding/labels.js';
import { OccupationCoder } from '../coding/occupation-coder.js';
import { PlainCoder } from '../coding/plain-coder.js';
import { SkillLinker } from '../coding/skill-linker.js';
import { SkillReader } from '../coding/skill-reader.js';
import { atOnce } from '../coding/work.js';
import { type AnnotatedRow, annotatedRows } from '../storage/annotated-rows.js';
import { readCodingRelease } from './read-coding-release.js';
import { skillLines } from './report-skills.js';
import { titleLines } from './report-titles.js';

export interface CodingReportPlaces {
  readonly esco: string;
  /** CSV, or a directory of CSV files, with the columns title, description, esco_uri, isco08, and language where it is not English. */
  readonly ads?: string;
  /** The same with the columns sentence, span, sub_span, label: a preferred label of a skill. */
  readonly skills?: string;
}

const ENGLISH = 'en';
const languageOf = ({ language }: AnnotatedRow) => language || ENGLISH;

/** How well titles and skills are read, by set and language, beside plain TF-IDF in the same run. @returns the lines of the report */
export async function* reportCoding({ esco, ads, skills }: CodingReportPlaces): AsyncGenerator<string> {
  const [titleSets, skillSets] = [await setsOf(ads), await setsOf(skills)];
  const languages = new Set([...titleSets, ...skillSets].flatMap(({ rows }) => rows.map(languageOf)));
  const taxonomy = await readCodingRelease(esco, [...languages]);
  if (titleSets.length) yield* titleTable(taxonomy, titleSets);
  if (!skillSets.length) return;
  const readers = { reader: atOnce(SkillReader.building(taxonomy.skillLabels)), linker: new SkillLinker(taxonomy), taxonomy };
  for (const { set, language, rows } of byLanguage(skillSets)) yield* skillLines(set, language, rows, readers);
}

/** The sets, and as one more set names that are held out of the release: nobody's annotation. */
function* titleTable(taxonomy: CodingTaxonomy, sets: readonly AnnotatedSet[]): Generator<string> {
  yield 'titles; [95 % of samples drawn with repetition]; titles per CPU second in a second pass';
  const coders = { coder: atOnce(OccupationCoder.building(taxonomy)), plain: new PlainCoder(taxonomy), taxonomy };
  for (const { set, language, rows } of byLanguage(sets)) yield* titleLines(set, language, rows, coders);
  for (const { rest, rows, language } of holdOut(taxonomy)) yield* heldOutLines(rest, rows, language);
}

function heldOutLines(rest: HeldOut['rest'], rows: HeldOut['rows'], language: string): Generator<string> {
  return titleLines('names held out', language, rows, {
    coder: atOnce(OccupationCoder.building(rest)),
    plain: new PlainCoder(rest),
    taxonomy: rest,
  });
}

interface AnnotatedSet {
  readonly set: string;
  readonly rows: readonly AnnotatedRow[];
}

async function setsOf(place: string | undefined): Promise<AnnotatedSet[]> {
  if (!place) return [];
  const directory = (await stat(place)).isDirectory();
  const names = directory ? (await readdir(place)).filter((name) => /\.csv(\.gz)?$/.test(name)).sort() : [''];
  return Promise.all(names.map(async (name) => ({ set: name || path.basename(place), rows: await annotatedRows(path.join(place, name)) })));
}

function byLanguage(sets: readonly AnnotatedSet[]) {
  return sets.flatMap(({ set, rows }) =>
    [...new Set(rows.map(languageOf))]
      .sort()
      .map((language) => ({ set, language, rows: rows.filter((row) => languageOf(row) === language) })),
  );
}
