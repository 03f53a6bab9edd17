import type { CodingTaxonomy } from '../coding/labels.js';
import type { SkillLinker } from '../coding/skill-linker.js';
import type { ReadSkill, SkillReader } from '../coding/skill-reader.js';
import type { AnnotatedRow } from '../storage/annotated-rows.js';
import { figuresLine } from './report-titles.js';

const LOOKED_AT = 50;
/** All that is answered, and what an import keeps. */
const LEAST = [0, 1];

export interface MeasuredReaders {
  readonly reader: SkillReader;
  readonly linker: SkillLinker;
  readonly taxonomy: CodingTaxonomy;
}

/** Spans are linked one by one; sentences are read whole. Spans that ESCO has no label for count only against precision. */
export function* skillLines(
  set: string,
  language: string,
  rows: readonly AnnotatedRow[],
  { reader, linker, taxonomy }: MeasuredReaders,
): Generator<string> {
  const preferred = taxonomy.skillLabels.filter((label) => label.kind === 'preferred' && label.language === language);
  const uris = new Map(preferred.map(({ uri, text }) => [text.toLowerCase(), uri]));
  const uriOf = ({ label = '' }: AnnotatedRow) => uris.get(label.toLowerCase());
  const linkable = rows.filter((row) => uriOf(row));
  yield `${set} (${language}, ${rows.length} spans, ${linkable.length} with a label of ESCO)`;
  const ranks = linkable.map((row) => {
    const linked = linker.link(row.sub_span || (row.span ?? ''), LOOKED_AT, language);
    return { rank: linked.indexOf(uriOf(row) as string) + 1, sameGroup: false };
  });
  yield `  spans           ${figuresLine(ranks)}`;
  const sentences = [...new Set(rows.map(({ sentence = '' }) => sentence))];
  const wanted = sentences.map((sentence) => new Set(linkable.filter((row) => row.sentence === sentence).map(uriOf)));
  const read = sentences.map((sentence) => reader.read(sentence, language));
  for (const least of LEAST) yield `  sentences       ${sentencesLine(wanted, read, least)}`;
}

function sentencesLine(wanted: readonly ReadonlySet<string | undefined>[], read: readonly (readonly ReadSkill[])[], least: number): string {
  const kept = read.map((found) => found.filter(({ confidence }) => confidence >= least));
  const right = kept.flatMap((found, at) => found.filter(({ uri }) => wanted[at]?.has(uri))).length;
  const [all, asked] = [kept.flat().length, wanted.reduce((sum, { size }) => sum + size, 0)];
  const which = least ? `confidence ${least}` : 'all';
  return `precision ${(right / all).toFixed(3)}  recall ${(right / asked).toFixed(3)}  (${which}: ${all} read, ${asked} annotated, ${wanted.length} sentences)`;
}
