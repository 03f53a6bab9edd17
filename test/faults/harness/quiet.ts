import { eventually } from '../../fixtures/test-service.js';
import { listsFresh } from '../invariants/lists-fresh.js';
import { nothingStuck } from '../invariants/nothing-stuck.js';
import { lookAt, type World } from './world.js';

const PATIENCE_MS = 120_000;

/**
 * Waits until the service itself has brought everything to its end. First only the database is asked, so that the service which looks afterwards does
 * nothing that another should have done. What is not quiet in time is left for the invariants to say.
 */
export async function untilQuiet(world: World): Promise<void> {
  const left = async () => {
    const [row] = await world.postgres
      .query<{ n: number }>(
        `SELECT ((SELECT count(*) FROM platform.outbox WHERE relayed_at IS NULL)
          + (SELECT count(*) FROM platform.operation WHERE status IN ('waiting', 'running')))::int AS n`,
      )
      .catch((error: Error) => [{ n: error.message }]);
    return row?.n;
  };
  await eventually(left, (n) => n === 0, PATIENCE_MS).catch(() => {});
  await lookAt(world, async (looked) => {
    const breaches = async () =>
      [...(await nothingStuck.breaches(looked)), ...(await listsFresh.breaches(looked))].filter((one) => !one.startsWith('given up'));
    await eventually(breaches, (found) => found.length === 0, PATIENCE_MS).catch(() => {});
  });
}
