import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/database/embedded-postgres.js';
import { migratedOnce } from './fixtures/test-database.js';

/** One PostgreSQL for the whole run, unless DATABASE_URL names one; each spec file makes databases of its own in it, copies of one that is migrated here. */
export default async function setUp(): Promise<void> {
  if (!process.env.DATABASE_URL) {
    const embedded = await startEmbeddedPostgres('.passerelle/test', 'test');
    (globalThis as { embedded?: EmbeddedPostgres }).embedded = embedded;
    process.env.DATABASE_URL = embedded.url;
  }
  (globalThis as { dropMigrated?: () => Promise<void> }).dropMigrated = await migratedOnce();
}
