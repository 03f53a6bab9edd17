import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Entries are added and never changed. The triggers keep the application from slips; the proof against the owner is the chain and its signed heads. */
export class AuditChainsEveryAct1764006000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA audit`);
    await db.query(`
      CREATE TABLE audit.chain (
        organisation text COLLATE "C" PRIMARY KEY CHECK (length(organisation) <= 100), sequence bigint NOT NULL, hash bytea NOT NULL)`);
    await db.query(`
      CREATE TABLE audit.entry (
        organisation text COLLATE "C" NOT NULL, sequence bigint NOT NULL CHECK (sequence >= 1), recorded_at timestamptz NOT NULL,
        actor_kind text NOT NULL, actor_id text NOT NULL, action text NOT NULL, subject_kind text NOT NULL, subject_id text, purpose text,
        details json NOT NULL, details_digest bytea NOT NULL, previous_hash bytea NOT NULL, hash bytea NOT NULL, PRIMARY KEY (organisation, sequence))`);
    await db.query(`CREATE INDEX entry_of_subject ON audit.entry (subject_id, organisation, sequence)`);
    await db.query(`
      CREATE TABLE audit.signed_head (
        organisation text COLLATE "C" NOT NULL, sequence bigint NOT NULL, hash bytea NOT NULL, signed_at timestamptz(3) NOT NULL, key_id text NOT NULL,
        signature text NOT NULL, PRIMARY KEY (organisation, sequence, key_id))`);
    await db.query(
      `CREATE TABLE audit.signing_key (key_id text PRIMARY KEY, jwk jsonb NOT NULL, first_used_at timestamptz NOT NULL DEFAULT now())`,
    );
    await db.query(`
      CREATE FUNCTION audit.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'audit.% is only added to', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    for (const table of ['entry', 'signed_head', 'signing_key'])
      await db.query(`
        CREATE TRIGGER ${table}_is_kept BEFORE UPDATE OR DELETE ON audit.${table} FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()`);
    await db.query(`CREATE TRIGGER chain_is_kept BEFORE DELETE ON audit.chain FOR EACH ROW EXECUTE FUNCTION audit.refuse_change()`);
    for (const table of ['chain', 'entry', 'signed_head', 'signing_key'])
      await db.query(`
        CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON audit.${table} FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change()`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA audit CASCADE`);
  }
}
