import type { EmbeddedPostgres } from '../src/platform/database/embedded-postgres.js';

export default function tearDown(): void {
  (globalThis as { embedded?: EmbeddedPostgres }).embedded?.stop();
}
