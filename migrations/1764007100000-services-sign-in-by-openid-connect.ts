import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Clients of the embedded provider, its keys and what it remembers; principals that another provider names by issuer and subject. */
export class ServicesSignInByOpenidConnect1764007100000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE identity.principal ALTER COLUMN token_hash DROP NOT NULL, ADD COLUMN issuer text, ADD COLUMN subject text,
        ADD CONSTRAINT one_principal_a_subject UNIQUE (issuer, subject), ADD CONSTRAINT subject_of_an_issuer CHECK ((issuer IS NULL) = (subject IS NULL))`);
    await db.query(`
      CREATE TABLE identity.client (
        principal_id uuid PRIMARY KEY REFERENCES identity.principal, secret_hash text, public_keys jsonb,
        CONSTRAINT one_way_to_prove CHECK ((secret_hash IS NULL) <> (public_keys IS NULL)))`);
    await db.query(`
      CREATE TABLE identity.signing_key (kid text PRIMARY KEY, sealed text NOT NULL, created_at timestamptz NOT NULL DEFAULT clock_timestamp())`);
    await db.query(`
      CREATE TABLE identity.provider_artifact (
        model text NOT NULL, id text NOT NULL, content jsonb NOT NULL, grant_id text, uid text, user_code text, expires_at timestamptz,
        PRIMARY KEY (model, id))`);
    await db.query(`CREATE INDEX ON identity.provider_artifact (grant_id) WHERE grant_id IS NOT NULL`);
    await db.query(`CREATE INDEX ON identity.provider_artifact (uid) WHERE uid IS NOT NULL`);
    await db.query(`CREATE INDEX ON identity.provider_artifact (expires_at)`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE identity.provider_artifact, identity.signing_key, identity.client`);
    await db.query(
      `DELETE FROM identity.reasoned_access WHERE principal_id IN (SELECT id FROM identity.principal WHERE token_hash IS NULL)`,
    );
    await db.query(`DELETE FROM identity.principal WHERE token_hash IS NULL`);
    await db.query(`
      ALTER TABLE identity.principal DROP CONSTRAINT subject_of_an_issuer, DROP CONSTRAINT one_principal_a_subject, DROP COLUMN issuer,
        DROP COLUMN subject, ALTER COLUMN token_hash SET NOT NULL`);
  }
}
