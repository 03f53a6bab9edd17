import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLE = 'passerelle_job';
const PUBLIC_SCHEMAS = ['agreements', 'qualifications', 'recruitment', 'taxonomy', 'vacancies'];
const SCHEMAS = [...PUBLIC_SCHEMAS, 'audit', 'identity', 'matching', 'platform', 'profiles', 'recognition', 'referrals', 'webhooks'];
/** What a job of somebody's touches at all; names and contacts, papers, caseworkers, broken glass and reviews are not among it. */
const GRANTS: Readonly<Record<string, string>> = {
  'audit.chain': 'SELECT, INSERT, UPDATE',
  'audit.entry': 'INSERT',
  'matching.assignment': 'SELECT, UPDATE',
  'matching.assignment_person': 'SELECT, DELETE',
  'matching.checkpoint': 'SELECT, UPDATE',
  'matching.match_list': 'SELECT, INSERT, UPDATE, DELETE',
  'matching.placement_decision': 'SELECT, DELETE',
  'matching.unlock_count': 'SELECT, INSERT, UPDATE, DELETE',
  'platform.data_key': 'SELECT, INSERT, UPDATE (made_at)',
  'platform.erasure': 'SELECT',
  'platform.mail': 'SELECT, INSERT, DELETE',
  'platform.outbox': 'INSERT',
  'profiles.consent': 'SELECT',
  'profiles.consent_withdrawal': 'SELECT',
  'profiles.profile': 'SELECT',
  'recognition.assessment': 'SELECT, INSERT, UPDATE, DELETE',
  'recognition.case_step': 'SELECT, INSERT, DELETE',
  'recognition.recognition_case': 'SELECT, UPDATE, DELETE',
  'recognition.state': 'SELECT, INSERT, UPDATE, DELETE',
  'recognition.validation': 'SELECT',
  'recognition.validation_award': 'SELECT',
  'recognition.validation_result': 'SELECT',
  'referrals.referral': 'SELECT, UPDATE',
  'referrals.referral_step': 'SELECT, INSERT',
  'webhooks.attempt': 'SELECT, INSERT',
  'webhooks.delivery': 'SELECT, INSERT, UPDATE',
  'webhooks.endpoint': 'SELECT, UPDATE',
  'webhooks.message': 'SELECT, INSERT',
};

/** Jobs that are done for somebody run under a role like that of requests: it owns nothing, cannot sign in and cannot bypass row-level security. */
export class JobsHaveARoleOfTheirOwn1764010720000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await makeRole(db);
    await becomeMember(db);
    await requireRole(db);
    for (const schema of SCHEMAS) await db.query(`GRANT USAGE ON SCHEMA ${schema} TO ${ROLE}`);
    for (const schema of PUBLIC_SCHEMAS) {
      await db.query(`GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${ROLE}`);
      await db.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} GRANT SELECT ON TABLES TO ${ROLE}`);
    }
    for (const [table, privileges] of Object.entries(GRANTS)) await db.query(`GRANT ${privileges} ON ${table} TO ${ROLE}`);
    await db.query(`GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA matching TO ${ROLE}`);
  }

  /** The role stays: other databases of the server may use it. */
  async down(db: QueryRunner): Promise<void> {
    for (const schema of PUBLIC_SCHEMAS)
      await db.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA ${schema} REVOKE SELECT ON TABLES FROM ${ROLE}`);
    await db.query(`REVOKE ALL ON ALL SEQUENCES IN SCHEMA matching FROM ${ROLE}`);
    await db.query(`REVOKE ALL (made_at) ON platform.data_key FROM ${ROLE}`);
    for (const schema of SCHEMAS) {
      await db.query(`REVOKE ALL ON ALL TABLES IN SCHEMA ${schema} FROM ${ROLE}`);
      await db.query(`REVOKE ALL ON SCHEMA ${schema} FROM ${ROLE}`);
    }
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
    `Jobs are to run under the role ${ROLE}, held to row-level security; but ${state.fault}. Have an administrator run ` +
      `CREATE ROLE ${ROLE} NOLOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT; (unless it exists; else ALTER ROLE with the same words) and ` +
      `GRANT ${ROLE} TO "${state.me}"; then start again.`,
  );
}
