import type { ClientBase } from 'pg';

/** A table as COPY is told it: generated columns are made again, not copied. */
export interface StoredTable {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Ours are neither PostgreSQL's, nor an extension's, nor the queues', nor what tells the migrations. */
const OURS = `namespace.nspname !~ '^pg_' AND namespace.nspname NOT IN ('information_schema', 'bullmq')
  AND (namespace.nspname, class.relname) <> ('public', 'migration')
  AND NOT EXISTS (SELECT FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = class.oid AND deptype = 'e')`;

export async function storedTables(db: ClientBase): Promise<StoredTable[]> {
  const { rows } = await db.query<StoredTable>(`
    SELECT format('%I.%I', namespace.nspname, class.relname) AS name,
      array_agg(quote_ident(attribute.attname) ORDER BY attribute.attnum) AS columns
    FROM pg_class AS class JOIN pg_namespace AS namespace ON namespace.oid = class.relnamespace JOIN pg_attribute AS attribute ON attribute.attrelid = class.oid
    WHERE class.relkind = 'r' AND attribute.attnum > 0 AND NOT attribute.attisdropped AND attribute.attgenerated = '' AND ${OURS}
    GROUP BY 1 ORDER BY 1`);
  return rows;
}

/** Read after the snapshot was taken, so that no row of it is ahead of its sequence. Those that were never asked stay at their start. */
export async function sequences(db: ClientBase): Promise<{ name: string; last: string }[]> {
  const { rows } = await db.query<{ name: string; last: string }>(`
    SELECT format('%I.%I', schemaname, sequencename) AS name, last_value::text AS last FROM pg_sequences
    WHERE last_value IS NOT NULL AND schemaname NOT IN ('bullmq', 'public') ORDER BY 1`);
  return rows;
}

export async function appliedMigrations(db: ClientBase): Promise<string[]> {
  const { rows } = await db.query<{ name: string }>(`SELECT name FROM public.migration ORDER BY id`);
  return rows.map(({ name }) => name);
}

/** Numbers, days and names are written and read the same on every server; no row is left out because a policy hides it: that is an error instead. */
export async function sameOnEveryServer(db: ClientBase): Promise<void> {
  const settings = {
    datestyle: 'ISO',
    intervalstyle: 'postgres',
    extra_float_digits: '3',
    timezone: 'UTC',
    client_encoding: 'UTF8',
    row_security: 'off',
    statement_timeout: '0',
    lock_timeout: '0',
    idle_in_transaction_session_timeout: '0',
  };
  for (const [name, value] of Object.entries(settings)) await db.query(`SELECT set_config($1, $2, true)`, [name, value]);
}
