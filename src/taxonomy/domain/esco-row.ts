import { type IscoCode, type LanguageTag, parseIscoGroup, parseOccupationUri, parseSkillUri } from '../../standards/index.js';
import type { ConceptKind, ConceptRow, Label, Relation, RelationKind, RelationRow } from './concept.js';
import type { Cell } from './esco-columns.js';

/** A cell that is not what its column asks for. */
export class UnfitCell extends Error {
  constructor(
    readonly column: string,
    message: string,
  ) {
    super(message);
  }
}

/** @throws UnfitCell */
export function conceptRow(kind: ConceptKind, language: LanguageTag, cell: Cell): ConceptRow {
  return {
    kind,
    language,
    uri: uriOf(kind, cell('conceptUri')),
    code: cell('code').trim() || null,
    isco: kind === 'occupation' ? iscoOf(cell('iscoGroup')) : null,
    skillType: cell('skillType') || null,
    reuseLevel: cell('reuseLevel') || null,
    status: cell('status') || 'released',
    description: kind === 'occupation' ? cell('description').trim() || null : null,
    labels: labelsOf(cell),
  };
}

/** @throws UnfitCell */
export function relationRow(kind: RelationKind, cell: Cell): RelationRow {
  if (kind === 'broader') {
    return { kind, relation: 'broader', subject: given('conceptUri', cell), object: given('broaderUri', cell) };
  }
  const [subject, object] = kind === 'occupation-skill' ? ['occupationUri', 'skillUri'] : ['originalSkillUri', 'relatedSkillUri'];
  return {
    kind,
    relation: relationOf(cell('relationType')),
    subject: given(subject as string, cell),
    object: given(object as string, cell),
  };
}

function uriOf(kind: ConceptKind, text: string): string {
  if (kind === 'occupation') return taken('conceptUri', () => parseOccupationUri(text));
  if (kind === 'skill') return taken('conceptUri', () => parseSkillUri(text));
  if (/^https?:\/\/\S{1,200}$/.test(text)) return text;
  throw new UnfitCell('conceptUri', `"${text.slice(0, 60)}" is not a URI.`);
}

function iscoOf(text: string): IscoCode {
  return taken('iscoGroup', () => parseIscoGroup(text.trim().replace(/^C(?=\d)/, '')));
}

function taken<T>(column: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new UnfitCell(column, (error as Error).message);
  }
}

function given(column: string, cell: Cell): string {
  const uri = cell(column).trim();
  if (uri) return uri;
  throw new UnfitCell(column, 'the cell is empty; it must be a URI.');
}

function relationOf(text: string): Relation {
  if (text === 'essential' || text === 'optional') return text;
  throw new UnfitCell('relationType', `"${text.slice(0, 60)}" is neither essential nor optional.`);
}

/** Several labels stand on lines of their own in one cell; one that repeats the preferred label says nothing more. */
function labelsOf(cell: Cell): Label[] {
  const preferred = cell('preferredLabel').trim();
  if (!preferred) throw new UnfitCell('preferredLabel', 'the cell is empty; every concept has a preferred label.');
  const seen = new Set([preferred]);
  const others = (column: string, kind: Label['kind']): Label[] =>
    cell(column)
      .split(/[\r\n]+/)
      .map((text) => text.trim())
      .filter((text) => text && !seen.has(text) && seen.add(text))
      .map((text) => ({ kind, text }));
  return [{ kind: 'preferred', text: preferred }, ...others('altLabels', 'alternative'), ...others('hiddenLabels', 'hidden')];
}
