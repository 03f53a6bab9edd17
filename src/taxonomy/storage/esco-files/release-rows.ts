import type { LanguageTag } from '../../../standards/index.js';
import type { ConceptKind, ConceptRow, RelationKind, RelationRow } from '../../domain/concept.js';
import { type Cell, type CellsOf, readHeader } from '../../domain/esco-columns.js';
import type { EscoContent } from '../../domain/esco-file.js';
import { conceptRow, relationRow, UnfitCell } from '../../domain/esco-row.js';
import { EscoFileUnreadable } from '../../domain/taxonomy.errors.js';
import type { Place } from '../staging.js';
import { csvRows } from './csv-rows.js';
import type { EscoSource } from './source-file.js';

type OnBytes = (bytes: number) => void;

/** @throws EscoFileUnreadable */
export function conceptRows(
  source: EscoSource,
  kind: ConceptKind,
  language: LanguageTag,
  onBytes: OnBytes,
): AsyncGenerator<ConceptRow & Place> {
  return rowsOf(source, { holds: 'concepts', kind }, onBytes, (cell) => conceptRow(kind, language, cell));
}

/** @throws EscoFileUnreadable */
export function relationRows(source: EscoSource, kind: RelationKind, onBytes: OnBytes): AsyncGenerator<RelationRow & Place> {
  return rowsOf(source, { holds: 'relations', kind }, onBytes, (cell) => relationRow(kind, cell));
}

async function* rowsOf<T extends object>(
  source: EscoSource,
  content: EscoContent,
  onBytes: OnBytes,
  read: (cell: Cell) => T,
): AsyncGenerator<T & Place> {
  let cellsOf: CellsOf | undefined;
  for await (const { cells, line } of csvRows(source, onBytes)) {
    if (cellsOf) yield { ...fitting(source.path, line, () => read((cellsOf as CellsOf)(cells))), file: source.path, line };
    else cellsOf = readHeader(content, cells, source.path);
  }
  if (!cellsOf) throw new EscoFileUnreadable(source.path, 'it is empty; it must begin with a header.', 1);
}

function fitting<T>(file: string, line: number, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnfitCell) throw new EscoFileUnreadable(file, error.message, line, error.column);
    throw error;
  }
}
