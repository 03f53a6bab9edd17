import type { EmbeddedPostgres } from '../src/platform/database/embedded-postgres.js';

export default async function tearDown(): Promise<void> {
  const { dropMigrated, embedded } = globalThis as { dropMigrated?: () => Promise<void>; embedded?: EmbeddedPostgres };
  await dropMigrated?.();
  embedded?.stop();
}
