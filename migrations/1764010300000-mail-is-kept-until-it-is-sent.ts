import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Letters to people, each once under its key, sealed with the key of whom it is about. What was sent keeps no words. Whoever asks may have one posted; the installation reads. */
export class MailIsKeptUntilItIsSent1764010300000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE platform.mail (
        id uuid PRIMARY KEY, key text NOT NULL, subject_id uuid NOT NULL, sealed bytea,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'sending', 'sent', 'kept', 'unsure', 'given-up')),
        attempts integer NOT NULL DEFAULT 0, reply_code integer, posted_at timestamptz NOT NULL DEFAULT now(), due_at timestamptz NOT NULL DEFAULT now(),
        taken_at timestamptz, ended_at timestamptz, CHECK (sealed IS NOT NULL OR state = 'sent'))`);
    await db.query(`CREATE UNIQUE INDEX mail_once_a_key ON platform.mail (key)`);
    await db.query(`CREATE INDEX mail_by_due_time ON platform.mail (due_at, id) WHERE state IN ('waiting', 'sending')`);
    await db.query(`CREATE INDEX mail_of_subject ON platform.mail (subject_id)`);
    await db.query(`ALTER TABLE platform.mail ENABLE ROW LEVEL SECURITY`);
    await db.query(
      `CREATE POLICY request_select ON platform.mail FOR SELECT TO passerelle_request USING ((SELECT identity.holds('installation')))`,
    );
    await db.query(`CREATE POLICY request_insert ON platform.mail FOR INSERT TO passerelle_request WITH CHECK (true)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE platform.mail`);
  }
}
