import { type EmbeddedPostgres, startEmbeddedPostgres } from '../src/platform/database/embedded-postgres.js';

/** One PostgreSQL for the whole run, unless DATABASE_URL names one; each spec file makes databases of its own in it. */
export default async function setUp(): Promise<void> {
  if (process.env.DATABASE_URL) return;
  const embedded = await startEmbeddedPostgres('.passerelle/test', 'test');
  (globalThis as { embedded?: EmbeddedPostgres }).embedded = embedded;
  process.env.DATABASE_URL = embedded.url;
}
