import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLE = 'passerelle_request';
const SCHEMAS = [
  'agreements',
  'audit',
  'identity',
  'matching',
  'platform',
  'profiles',
  'qualifications',
  'recognition',
  'taxonomy',
  'vacancies',
];
/** What only the service touches, in no transaction of a request. */
const CLOSED = ['platform.idempotency_key', 'platform.retention_run'];
/** What requests only read. */
const READ_ONLY = ['audit.signed_head', 'audit.signing_key', 'platform.erasure'];

/** Requests run under a role that owns nothing, cannot sign in and cannot bypass row-level security. It belongs to the server; each database grants it its own. */
export class RequestsHaveARoleOfTheirOwn1764009000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await makeRole(db);
    await becomeMember(db);
    await requireRole(db);
    await grantTables(db);
    await knowWhoAsks(db);
  }

  /** The role stays: other databases of the server may use it. */
  async down(db: QueryRunner): Promise<void> {
    const functions = [
      'principal()',
      'grants()',
      'holds(text[])',
      'countries_of(text[])',
      'countries_with_reason()',
      'persons()',
      'feeds_into(text)',
    ];
    for (const name of functions) await db.query(`DROP FUNCTION identity.${name}`);
    await db.query(`ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM ${ROLE}`);
    await db.query(`ALTER DEFAULT PRIVILEGES REVOKE ALL ON SEQUENCES FROM ${ROLE}`);
    await db.query(`ALTER DEFAULT PRIVILEGES REVOKE ALL ON SCHEMAS FROM ${ROLE}`);
    for (const schema of SCHEMAS) {
      await db.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${ROLE}`);
      await db.query(`REVOKE ALL ON ALL SEQUENCES IN SCHEMA ${schema} FROM ${ROLE}`);
      await db.query(`REVOKE ALL ON SCHEMA ${schema} FROM ${ROLE}`);
    }
    await db.query(`REVOKE ALL (made_at) ON platform.data_key FROM ${ROLE}`);
  }
}

/** Two databases of one server may be migrated at once. */
async function makeRole(db: QueryRunner): Promise<void> {
  await db.query(`
    DO $$ BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${ROLE}') THEN
        CREATE ROLE ${ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOINHERIT;
      END IF;
    EXCEPTION WHEN duplicate_object OR unique_violation OR insufficient_privilege THEN NULL; END $$`);
}

/** A superuser may set any role. Granting again changes the row of the grant, which another database may be changing at this moment. */
async function becomeMember(db: QueryRunner): Promise<void> {
  await db.query(`
    DO $$ BEGIN
      FOR attempt IN 1..20 LOOP
        BEGIN
          IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN EXECUTE format('GRANT ${ROLE} TO %I', current_user); END IF;
          RETURN;
        EXCEPTION
          WHEN internal_error OR unique_violation THEN PERFORM pg_sleep(0.05);
          WHEN insufficient_privilege OR undefined_object THEN RETURN;
        END;
      END LOOP;
    END $$`);
}

/** @throws when the role is not there, is able to get round the policies, or cannot be taken */
async function requireRole(db: QueryRunner): Promise<void> {
  const [state]: { me: string; fault: string | null }[] = await db.query(`
    SELECT current_user AS me, CASE
      WHEN role.oid IS NULL THEN 'there is no such role and this one may not create it'
      WHEN role.rolsuper OR role.rolbypassrls THEN 'it can bypass row-level security'
      WHEN NOT pg_has_role(current_user, role.oid, CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END)
        THEN 'this one is not a member of it' END AS fault
    FROM (SELECT) AS one LEFT JOIN pg_roles AS role ON rolname = '${ROLE}'`);
  if (!state?.fault) return;
  throw new Error(
    `Requests are to run under the role ${ROLE}, held to row-level security; but ${state.fault}. Have an administrator run ` +
      `CREATE ROLE ${ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT; (unless it exists; else ALTER ROLE with the same words) and ` +
      `GRANT ${ROLE} TO "${state.me}"; then start again.`,
  );
}

/** Tables of later migrations too: without a policy of their own they are open to requests, and test/storage/row-level-security.spec.ts names them. */
async function grantTables(db: QueryRunner): Promise<void> {
  for (const schema of SCHEMAS) {
    await db.query(`GRANT USAGE ON SCHEMA ${schema} TO ${ROLE}`);
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${schema} TO ${ROLE}`);
    await db.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${ROLE}`);
  }
  await db.query(`ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${ROLE}`);
  await db.query(`ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO ${ROLE}`);
  await db.query(`ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO ${ROLE}`);
  await db.query(`REVOKE ALL ON ALL TABLES IN SCHEMA identity FROM ${ROLE}`);
  await db.query(`REVOKE ALL ON ${CLOSED.join(', ')} FROM ${ROLE}`);
  await db.query(`REVOKE INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA taxonomy FROM ${ROLE}`);
  await db.query(`REVOKE INSERT, UPDATE, DELETE ON ${READ_ONLY.join(', ')} FROM ${ROLE}`);
  await db.query(`REVOKE DELETE ON audit.chain FROM ${ROLE}`);
  await db.query(`REVOKE UPDATE, DELETE ON audit.entry, platform.outbox FROM ${ROLE}`);
  await db.query(`REVOKE UPDATE, DELETE ON platform.data_key FROM ${ROLE}`);
  await db.query(`GRANT UPDATE (made_at) ON platform.data_key TO ${ROLE}`); // FOR KEY SHARE asks for it
}

/** Settings of the transaction, as policies ask for them; where nobody has set them, nobody holds anything. */
async function knowWhoAsks(db: QueryRunner): Promise<void> {
  const define = (name: string, returns: string, body: string) =>
    db.query(`CREATE FUNCTION identity.${name} RETURNS ${returns} LANGUAGE sql STABLE PARALLEL SAFE AS $$ ${body} $$`);
  await define('principal()', 'text', `SELECT nullif(current_setting('passerelle.principal', true), '')`);
  await define(
    'grants()',
    'TABLE (role text, country bpchar, organisation text, person text)',
    `SELECT one->>'role', (one->>'country')::bpchar, one->>'organisation', one->>'person'
     FROM jsonb_array_elements(coalesce(nullif(current_setting('passerelle.grants', true), ''), '[]')::jsonb) AS one`,
  );
  await define('holds(VARIADIC roles text[])', 'boolean', `SELECT EXISTS (SELECT FROM identity.grants() WHERE role = ANY(roles))`);
  const countries = `SELECT coalesce(array_agg(country) FILTER (WHERE country IS NOT NULL), '{}') FROM identity.grants()`;
  await define('countries_of(VARIADIC roles text[])', 'bpchar[]', `${countries} WHERE role = ANY(roles)`);
  const isReasoned = `nullif(current_setting('passerelle.reason', true), '') IS NOT NULL`;
  await define('countries_with_reason()', 'bpchar[]', `${countries} WHERE role = 'auditor' AND ${isReasoned}`);
  await define(
    'persons()',
    'uuid[]',
    `SELECT coalesce(array_agg(person::uuid) FILTER (WHERE person IS NOT NULL), '{}') FROM identity.grants() WHERE role = 'returnee'`,
  );
  await define(
    'feeds_into(land text)',
    'text[]',
    `SELECT coalesce(array_agg(organisation) FILTER (WHERE organisation IS NOT NULL), '{}') FROM identity.grants()
     WHERE role IN ('caseworker', 'employment-service') AND (land IS NULL OR country = land::bpchar)`,
  );
}
