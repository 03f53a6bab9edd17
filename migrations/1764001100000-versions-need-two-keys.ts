import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Texts being written, the keys that parties turn, acts that wait for another party, and every step of it, which nobody can change or remove. */
export class VersionsNeedTwoKeys1764001100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE agreements.draft (
        agreement_id uuid NOT NULL REFERENCES agreements.agreement, number integer NOT NULL CHECK (number >= 1), revision integer NOT NULL CHECK (revision >= 1),
        state text NOT NULL CHECK (state IN ('draft', 'under-approval')), content jsonb NOT NULL, content_hash text NOT NULL,
        changed_by uuid NOT NULL, changed_at timestamptz NOT NULL, PRIMARY KEY (agreement_id, number))`);
    await db.query(`
      CREATE TABLE agreements.pending_act (
        id uuid PRIMARY KEY, agreement_id uuid NOT NULL REFERENCES agreements.agreement, version integer, event jsonb NOT NULL, event_hash text NOT NULL,
        back_dated boolean NOT NULL, proposed_at timestamptz NOT NULL, UNIQUE (agreement_id, event_hash))`);
    await db.query(`
      CREATE TABLE agreements.turned_key (
        agreement_id uuid NOT NULL REFERENCES agreements.agreement, subject text NOT NULL, party char(2) NOT NULL, actor uuid NOT NULL, hash text NOT NULL,
        turned_at timestamptz NOT NULL, PRIMARY KEY (agreement_id, subject, party), UNIQUE (agreement_id, subject, actor))`);
    await db.query(`
      CREATE TABLE agreements.step (
        id uuid PRIMARY KEY, agreement_id uuid NOT NULL REFERENCES agreements.agreement, version integer, action text NOT NULL, party char(2),
        actor uuid NOT NULL, actor_name text NOT NULL, hash text, reason text, detail jsonb, taken_at timestamptz NOT NULL)`);
    await db.query(`CREATE INDEX step_of_agreement ON agreements.step (agreement_id, version, taken_at)`);
    await db.query(`
      CREATE TRIGGER step_is_immutable BEFORE UPDATE OR DELETE ON agreements.step
      FOR EACH ROW EXECUTE FUNCTION agreements.refuse_change()`);
    await db.query(`
      CREATE TRIGGER step_is_not_emptied BEFORE TRUNCATE ON agreements.step
      FOR EACH STATEMENT EXECUTE FUNCTION agreements.refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of ['step', 'turned_key', 'pending_act', 'draft']) await db.query(`DROP TABLE agreements.${table}`);
  }
}
