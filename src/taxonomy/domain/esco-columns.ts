import type { ConceptKind } from './concept.js';
import type { EscoContent } from './esco-file.js';
import { EscoFileUnreadable } from './taxonomy.errors.js';

const CONCEPT = ['conceptUri', 'preferredLabel'] as const;
const OF_CONCEPT: Readonly<Record<ConceptKind, readonly string[]>> = {
  occupation: [...CONCEPT, 'iscoGroup'],
  skill: [...CONCEPT, 'skillType', 'reuseLevel'],
  'isco-group': [...CONCEPT, 'code'],
  'skill-group': [...CONCEPT],
};
const OF_RELATION = {
  'occupation-skill': ['occupationUri', 'relationType', 'skillUri'],
  'skill-skill': ['originalSkillUri', 'relationType', 'relatedSkillUri'],
  broader: ['conceptUri', 'broaderUri'],
} as const;
/** Read where they are: releases differ. */
const WHERE_GIVEN = ['altLabels', 'hiddenLabels', 'status', 'code', 'description'];

/** The cell of a row under a column's published name; '' where the release has no such column. */
export type Cell = (column: string) => string;
export type CellsOf = (row: readonly string[]) => Cell;

/** Finds the columns by name: their order is free, others are passed over. @throws EscoFileUnreadable naming what is missing */
export function readHeader(content: EscoContent, header: readonly string[], file: string): CellsOf {
  const required: readonly string[] = content.holds === 'concepts' ? OF_CONCEPT[content.kind] : OF_RELATION[content.kind];
  const names = header.map((name) => name.trim().toLowerCase());
  const at = new Map([...WHERE_GIVEN, ...required].map((column) => [column, names.indexOf(column.toLowerCase())]));
  const missing = required.filter((column) => at.get(column) === -1);
  if (missing.length) {
    throw new EscoFileUnreadable(file, `the header lacks ${missing.join(', ')}; it has ${shown(header)}.`, 1, missing[0]);
  }
  return (row) => (column) => row[at.get(column) ?? -1] ?? '';
}

function shown(header: readonly string[]): string {
  const text = header.join(', ');
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
