import pg from 'pg';
import { ownRelease } from './manifest.js';

/** A backup was written, or one was restored elsewhere and proven. */
export type Noted = 'backup' | 'rehearsal';

/** So that its age is a metric of the service. @returns false for the database of a release that has no place for it @throws what the database says */
export async function noteBackup(databaseUrl: string, kind: Noted): Promise<boolean> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query(`SELECT to_regclass('platform.backup_note') IS NOT NULL AS known`);
    if (!rows[0].known) return false;
    await client.query(`INSERT INTO platform.backup_note (kind, release) VALUES ($1, $2)`, [kind, ownRelease()]);
    return true;
  } finally {
    await client.end().catch(() => {});
  }
}
