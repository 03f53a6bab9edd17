import type { ClientBase } from 'pg';
import { newId } from '../database/new-id.js';

/**
 * Queues are not kept: what they were handed for work that has not ended is told again. As a new event, so that queues which still remember the old one
 * do not take it for done. Whatever else was under way is found at start by its revisions. @returns how much work goes on
 */
export async function tellUnfinishedAgain(db: ClientBase): Promise<number> {
  const { rows } = await db.query<{ name: string; data: object }>(`
    SELECT DISTINCT ON (operation.id) name, data FROM platform.operation JOIN platform.outbox ON data ->> 'operationId' = operation.id::text
    WHERE status IN ('waiting', 'running') AND relayed_at IS NOT NULL ORDER BY operation.id, outbox.id DESC`);
  for (const { name, data } of rows)
    await db.query(`INSERT INTO platform.outbox (id, name, data) VALUES ($1, $2, $3)`, [newId(), name, JSON.stringify(data)]);
  return rows.length;
}
