import type { QueryRunner } from 'typeorm';
import type { AuditEntry, Tail } from '../domain/audit-entry.js';
import type { SignedHead } from '../domain/signed-head.js';
import { ENTRY_COLUMNS, type EntryRow, toEntry } from './entry-row.js';
import { HEAD_COLUMNS, type HeadRow, toHead } from './heads.repository.js';

const AT_ONCE = 2_000;

/** Chains as they lie there, for whoever proves them. Inside one read-only snapshot, by cursors: memory stays flat, and no index is relied upon. */
export async function* readEntries(db: QueryRunner): AsyncGenerator<AuditEntry> {
  for await (const row of rows<EntryRow>(db, `SELECT ${ENTRY_COLUMNS} FROM audit.entry ORDER BY organisation, audit.entry.sequence`))
    yield toEntry(row);
}

export async function* readHeads(db: QueryRunner): AsyncGenerator<SignedHead> {
  for await (const row of rows<HeadRow>(
    db,
    `SELECT ${HEAD_COLUMNS} FROM audit.signed_head ORDER BY organisation, audit.signed_head.sequence`,
  ))
    yield toHead(row);
}

export async function readTails(db: Pick<QueryRunner, 'query'>): Promise<Map<string, Tail>> {
  const found: { organisation: string; sequence: string; hash: string }[] = await db.query(
    `SELECT organisation, sequence, encode(hash, 'hex') AS hash FROM audit.chain WHERE sequence > 0 ORDER BY organisation`,
  );
  return new Map(found.map(({ organisation, sequence, hash }) => [organisation, { sequence: Number(sequence), hash }]));
}

/** The hash that stands at each of these places, by `placeOf`. */
export async function hashesAt(db: QueryRunner, places: readonly Place[]): Promise<Map<string, string>> {
  const found: (Place & { hash: string })[] = await db.query(
    `SELECT organisation, sequence, encode(hash, 'hex') AS hash FROM audit.entry
     JOIN unnest($1::text[], $2::bigint[]) AS place (organisation, sequence) USING (organisation, sequence)`,
    [places.map(({ organisation }) => organisation), places.map(({ sequence }) => sequence)],
  );
  return new Map(found.map((row) => [placeOf(row), row.hash]));
}

type Place = Pick<SignedHead, 'organisation' | 'sequence'>;

export function placeOf({ organisation, sequence }: Place): string {
  return `${organisation} ${sequence}`;
}

async function* rows<T>(db: QueryRunner, statement: string): AsyncGenerator<T> {
  await db.query(`DECLARE chains NO SCROLL CURSOR FOR ${statement}`);
  for (;;) {
    const fetched: T[] = await db.query(`FETCH ${AT_ONCE} FROM chains`);
    yield* fetched;
    if (fetched.length < AT_ONCE) break;
  }
  await db.query(`CLOSE chains`);
}
