import { createReadStream } from 'node:fs';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { figuresOf, type Rank, ranksLine } from '../coding/figures.js';
import { OccupationCoder } from '../coding/occupation-coder.js';
import { PlainCoder } from '../coding/plain-coder.js';
import { SkillReader } from '../coding/skill-reader.js';
import { csvRows } from '../storage/esco-files/csv-rows.js';
import { readCodingRelease } from './read-coding-release.js';

export interface CodingReportPlaces {
  readonly esco: string;
  /** CSV with the columns title, description, esco_uri, isco08. */
  readonly ads?: string;
  /** Directory of CSV files with the columns sentence, span, sub_span, label: a preferred label of a skill, in English. */
  readonly skills?: string;
}

type Row = Readonly<Record<string, string>>;
const LOOKED_AT = 50;

/** How well titles and skills are read, on annotated advertisements; labels in English only. @returns the lines of the report */
export async function* reportCoding({ esco, ads, skills }: CodingReportPlaces): AsyncGenerator<string> {
  const taxonomy = await readCodingRelease(esco, ['en']);
  const iscoOf = new Map(taxonomy.occupations.map(({ uri, isco }) => [uri, isco]));
  const coder = new OccupationCoder(taxonomy);
  const plain = new PlainCoder(taxonomy);
  if (ads) {
    const rows = await rowsOf(ads);
    yield `titles: ${path.basename(ads)}, ${rows.length} rows`;
    const ranked = (code: (row: Row) => string[]) => ranksLine(...measured(rows, code, iscoOf));
    yield `  plain TF-IDF     ${ranked(({ title = '' }) => plain.code(title, LOOKED_AT))}`;
    yield `  title            ${ranked(({ title = '' }) => coder.code(title, '', LOOKED_AT).map(({ uri }) => uri))}`;
    yield `  title and text   ${ranked(({ title = '', description = '' }) => coder.code(title, description, LOOKED_AT).map(({ uri }) => uri))}`;
  }
  const reader = new SkillReader(taxonomy.skillLabels);
  const preferred = new Map(
    taxonomy.skillLabels.filter(({ kind }) => kind === 'preferred').map(({ uri, text }) => [text.toLowerCase(), uri]),
  );
  for (const file of skills ? (await readdir(skills)).filter((name) => /\.csv(\.gz)?$/.test(name)).sort() : [])
    yield* skillLines(file, await rowsOf(path.join(skills as string, file)), reader, preferred);
}

function measured(rows: readonly Row[], code: (row: Row) => string[], iscoOf: ReadonlyMap<string, string>): [Rank[], number] {
  const began = performance.now();
  const coded = rows.map(code);
  const perSecond = (rows.length / (performance.now() - began)) * 1000;
  const ranks = rows.map(
    (row, at): Rank => ({
      rank: (coded[at] as string[]).indexOf(row.esco_uri ?? '') + 1,
      sameGroup: iscoOf.get(coded[at]?.[0] ?? '') === row.isco08,
    }),
  );
  return [ranks, perSecond];
}

/** Spans are linked one by one; sentences are read whole. Spans that ESCO has no label for count only against precision. */
function* skillLines(file: string, rows: readonly Row[], reader: SkillReader, preferred: ReadonlyMap<string, string>): Generator<string> {
  const linkable = rows.filter(({ label = '' }) => preferred.has(label.toLowerCase()));
  const ranks = linkable.map(({ span = '', sub_span, label = '' }): Rank => {
    const linked = reader.link(sub_span || span, LOOKED_AT).map(({ uri }) => uri);
    return { rank: linked.indexOf(preferred.get(label.toLowerCase()) as string) + 1, sameGroup: false };
  });
  const { first, five, ten, reciprocal } = figuresOf(ranks);
  yield `skills: ${file}, ${linkable.length} of ${rows.length} spans have a label of ESCO`;
  yield `  spans            R@1 ${first}  R@5 ${five}  R@10 ${ten}  MRR ${reciprocal}`;
  const sentences = [...new Set(rows.map(({ sentence = '' }) => sentence))];
  let [right, read, asked] = [0, 0, 0];
  for (const sentence of sentences) {
    const wanted = new Set(linkable.filter((row) => row.sentence === sentence).map(({ label = '' }) => preferred.get(label.toLowerCase())));
    const found = reader.read(sentence);
    right += found.filter(({ uri }) => wanted.has(uri)).length;
    read += found.length;
    asked += wanted.size;
  }
  yield `  sentences        precision ${(right / read).toFixed(3)}  recall ${(right / asked).toFixed(3)}  (${sentences.length} sentences, ${read} read, ${asked} annotated)`;
}

async function rowsOf(file: string): Promise<Row[]> {
  const source = { path: file, size: 0, open: async () => createReadStream(file) };
  const rows: Row[] = [];
  let header: readonly string[] | undefined;
  for await (const { cells } of csvRows(source, () => {})) {
    if (header) rows.push(Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
    else header = cells;
  }
  return rows;
}
