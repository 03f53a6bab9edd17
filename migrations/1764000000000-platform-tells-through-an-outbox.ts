import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happened is told in the transaction in which it happened; long work and repeated requests are remembered. */
export class PlatformTellsThroughAnOutbox1764000000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA platform`);
    await db.query(`
      CREATE TABLE platform.outbox (
        id uuid PRIMARY KEY, name text NOT NULL, data jsonb NOT NULL,
        told_at timestamptz NOT NULL DEFAULT now(), relayed_at timestamptz)`);
    await db.query(`CREATE INDEX outbox_waiting ON platform.outbox (id) WHERE relayed_at IS NULL`);
    await db.query(`
      CREATE TABLE platform.idempotency_key (
        key text PRIMARY KEY, request_digest text NOT NULL, status integer, headers jsonb, body text,
        begun_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`
      CREATE TABLE platform.operation (
        id uuid PRIMARY KEY, kind text NOT NULL, status text NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed')),
        done bigint NOT NULL DEFAULT 0, total bigint, errors bigint NOT NULL DEFAULT 0, result jsonb, input jsonb NOT NULL DEFAULT '{}',
        created_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz)`);
    await db.query(`
      CREATE TABLE platform.operation_upload (
        operation_id uuid NOT NULL REFERENCES platform.operation ON DELETE CASCADE, part integer NOT NULL, bytes bytea NOT NULL,
        PRIMARY KEY (operation_id, part))`);
    await db.query(`
      CREATE TABLE platform.operation_verdict (
        operation_id uuid NOT NULL REFERENCES platform.operation ON DELETE CASCADE, line bigint NOT NULL,
        status text NOT NULL, code text, detail text, subject_id text, PRIMARY KEY (operation_id, line))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA platform CASCADE`);
  }
}
