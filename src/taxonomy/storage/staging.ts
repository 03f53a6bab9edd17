import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { EntityManager } from 'typeorm';
import type { ConceptRow, RelationRow } from '../domain/concept.js';
import { fold } from '../domain/fold.js';

/** Where a row stood, for what is said about it afterwards. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

const CONCEPT_COLUMNS = 'file, line, uri, kind, code, isco, skill_type, reuse_level, retired, language, description, labels';
const RELATION_COLUMNS = 'file, line, kind, subject, object, relation';
/** Rows a chunk: one write to the connection each. */
const CHUNK = 500;

/** Temporary tables of this transaction: whatever ends it early leaves nothing behind. */
export async function createStaging(tx: EntityManager): Promise<void> {
  await tx.query(`
    CREATE TEMP TABLE staged_concept (file text, line bigint, uri text COLLATE "C", kind text, code text, isco text,
      skill_type text, reuse_level text, retired boolean, language text, description text, labels jsonb) ON COMMIT DROP`);
  await tx.query(`
    CREATE TEMP TABLE staged_relation (file text, line bigint, kind text, subject text COLLATE "C", object text COLLATE "C",
      relation text) ON COMMIT DROP`);
}

/** @returns rows staged */
export function stageConcepts(tx: EntityManager, rows: AsyncIterable<ConceptRow & Place>): Promise<number> {
  return copy(tx, `COPY staged_concept (${CONCEPT_COLUMNS}) FROM STDIN`, rows, (row) => [
    row.file,
    row.line,
    row.uri,
    row.kind,
    row.code,
    row.isco,
    row.skillType,
    row.reuseLevel,
    row.status === 'released' ? 'f' : 't',
    row.language,
    row.description,
    JSON.stringify(row.labels.map(({ kind, text }) => ({ kind, text, folded: fold(text) }))),
  ]);
}

/** @returns rows staged */
export function stageRelations(tx: EntityManager, rows: AsyncIterable<RelationRow & Place>): Promise<number> {
  return copy(tx, `COPY staged_relation (${RELATION_COLUMNS}) FROM STDIN`, rows, (row) => [
    row.file,
    row.line,
    row.kind,
    row.subject,
    row.object,
    row.relation,
  ]);
}

type Cell = string | number | null;

async function copy<T>(tx: EntityManager, statement: string, rows: AsyncIterable<T>, cellsOf: (row: T) => Cell[]): Promise<number> {
  const client: PoolClient = await tx.queryRunner?.connect();
  let count = 0;
  const lines = async function* () {
    let chunk = '';
    for await (const row of rows) {
      chunk += `${cellsOf(row).map(copyCell).join('\t')}\n`;
      if (++count % CHUNK) continue;
      yield chunk;
      chunk = '';
    }
    if (chunk) yield chunk;
  };
  await pipeline(Readable.from(lines(), { objectMode: false }), client.query(copyFrom(statement)));
  return count;
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** The text format of COPY. Source: PostgreSQL manual, COPY, "Text Format". */
function copyCell(cell: Cell): string {
  return cell === null ? '\\N' : String(cell).replace(/[\\\n\r\t]/g, (letter) => ESCAPED[letter] ?? letter);
}
