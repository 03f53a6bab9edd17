import type { ClientBase } from 'pg';

/** What stands in the way of rows that come in any order, and is put back before the transaction ends. */
export interface SetAside {
  putBack(): Promise<void>;
}

/** Runs for each row of `select`, which gives one statement as `statement`. */
async function each(db: ClientBase, select: string): Promise<void> {
  const { rows } = await db.query<{ statement: string }>(select);
  for (const { statement } of rows) await db.query(statement);
}

const OURS = `nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'bullmq')`;
const TABLES = `FROM pg_class AS class JOIN pg_namespace ON pg_namespace.oid = relnamespace WHERE relkind = 'r' AND ${OURS}`;

/**
 * Foreign keys are dropped and made again, which proves them all, also those that refer to their own table or in a ring. Triggers that keep rows from
 * change rest; so does row security of owners. All of it is the right of the tables' owner: no superuser is needed.
 */
export async function setAside(db: ClientBase): Promise<SetAside> {
  const { rows: foreignKeys } = await db.query<{ drop: string; add: string }>(`
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname) AS drop,
      format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(pg_constraint.oid)) AS add
    FROM pg_constraint JOIN pg_namespace ON pg_namespace.oid = connamespace WHERE contype = 'f' AND conparentid = 0 AND ${OURS} ORDER BY 1`);
  const { rows: forced } = await db.query<{ name: string }>(
    `SELECT format('%I.%I', nspname, relname) AS name ${TABLES} AND relforcerowsecurity`,
  );
  for (const { drop } of foreignKeys) await db.query(drop);
  for (const { name } of forced) await db.query(`ALTER TABLE ${name} NO FORCE ROW LEVEL SECURITY`);
  const triggers = (how: 'DISABLE' | 'ENABLE') =>
    each(
      db,
      `SELECT format('ALTER TABLE %I.%I ${how} TRIGGER USER', nspname, relname) AS statement ${TABLES}
       AND EXISTS (SELECT FROM pg_trigger WHERE tgrelid = class.oid AND NOT tgisinternal)`,
    );
  await triggers('DISABLE');
  return {
    async putBack() {
      await triggers('ENABLE');
      for (const { name } of forced) await db.query(`ALTER TABLE ${name} FORCE ROW LEVEL SECURITY`);
      for (const { add } of foreignKeys) await db.query(add);
    },
  };
}
