import type { EntityManager } from 'typeorm';

/** Rows removed, by table. */
export type Removed = Readonly<Record<string, number>>;

/** What one module holds of a person. */
export interface Holdings {
  /** Removes all of it, in a transaction that says it is erasing. Safe to repeat. */
  erase(tx: EntityManager, subject: string): Promise<Removed>;
}

/** Runs one DELETE a table, in order, each with the subject as $1; or an UPDATE, where the fact stays and the words go. */
export async function removeRows(tx: EntityManager, subject: string, deletes: Readonly<Record<string, string>>): Promise<Removed> {
  const removed: Record<string, number> = {};
  for (const [table, statement] of Object.entries(deletes)) {
    const [, affected]: [unknown, number] = await tx.query(statement, [subject]);
    if (affected) removed[table] = affected;
  }
  return removed;
}
