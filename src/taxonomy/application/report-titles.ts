import { groupShare, interval, meanReciprocal, type Rank, recall } from '../coding/figures.js';
import type { CodingTaxonomy } from '../coding/labels.js';
import type { OccupationCoder } from '../coding/occupation-coder.js';
import type { PlainCoder } from '../coding/plain-coder.js';
import type { AnnotatedRow } from '../storage/annotated-rows.js';
import { takenLines } from './report-taken.js';

export interface MeasuredCoders {
  readonly coder: OccupationCoder;
  readonly plain: PlainCoder;
  readonly taxonomy: CodingTaxonomy;
}
type Code = (row: AnnotatedRow) => readonly string[];

const LOOKED_AT = 50;

/** One line a way of reading: by plain TF-IDF, by the title, and by title and text where there are texts. */
export function* titleLines(
  set: string,
  language: string,
  rows: readonly AnnotatedRow[],
  { coder, plain, taxonomy }: MeasuredCoders,
): Generator<string> {
  const iscoOf = new Map(taxonomy.occupations.map(({ uri, isco }) => [uri, isco]));
  const read = (title: string, text: string) => coder.code(title, text, LOOKED_AT, language).map(({ uri }) => uri);
  const ways: Readonly<Record<string, Code>> = {
    'plain TF-IDF': ({ title = '' }) => plain.code(title, LOOKED_AT),
    title: ({ title = '' }) => read(title, ''),
    ...(rows.some(({ description }) => description) && {
      'title and text': ({ title = '', description = '' }: AnnotatedRow) => read(title, description),
    }),
  };
  yield `${set} (${language}, ${rows.length} rows)`;
  for (const [way, code] of Object.entries(ways)) yield `  ${way.padEnd(15)} ${lineOf(rows, code, iscoOf)}`;
  yield* takenLines(rows, ({ title = '', description = '' }) => coder.code(title, description, 1, language)[0]);
}

function lineOf(rows: readonly AnnotatedRow[], code: Code, iscoOf: ReadonlyMap<string, string>): string {
  for (const row of rows) code(row);
  const began = process.cpuUsage();
  const coded = rows.map(code);
  const { user, system } = process.cpuUsage(began);
  const ranks = rows.map(({ esco_uri = '', isco08 }, at) => rankOf(coded[at] as readonly string[], esco_uri, isco08, iscoOf));
  return `${figuresLine(ranks)}  ISCO-4 ${groupShare(ranks).toFixed(3)}  ${Math.round((rows.length / (user + system)) * 1e6)}/s`;
}

function rankOf(coded: readonly string[], uri: string, isco: string | undefined, iscoOf: ReadonlyMap<string, string>): Rank {
  return { rank: coded.indexOf(uri) + 1, sameGroup: iscoOf.get(coded[0] ?? '') === isco };
}

export function figuresLine(ranks: readonly Rank[]): string {
  const within = (most: number) => {
    const [low, high] = interval(ranks, (some) => recall(some, most));
    return `R@${most} ${recall(ranks, most).toFixed(3)} [${low.toFixed(3)}–${high.toFixed(3)}]`;
  };
  return `${within(1)}  R@5 ${recall(ranks, 5).toFixed(3)}  ${within(10)}  MRR ${meanReciprocal(ranks).toFixed(3)}`;
}
