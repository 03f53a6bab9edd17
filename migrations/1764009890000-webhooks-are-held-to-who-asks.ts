import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLE = 'passerelle_request';
const OWN = `(SELECT identity.holds('installation')) OR EXISTS (
  SELECT FROM identity.grants() AS one WHERE one.role = 'employment-service' AND one.organisation = endpoint.organisation AND one.country = endpoint.country)`;
const OF_ENDPOINT = `EXISTS (SELECT FROM webhooks.endpoint AS one WHERE one.id = endpoint_id)`;
const POLICIES: readonly [table: string, verb: string, rule: string][] = [
  ['webhooks.endpoint', 'SELECT', OWN],
  ['webhooks.endpoint', 'INSERT', OWN],
  ['webhooks.endpoint', 'UPDATE', OWN],
  ['webhooks.endpoint', 'DELETE', OWN],
  ['webhooks.delivery', 'SELECT', OF_ENDPOINT],
  ['webhooks.delivery', 'UPDATE', OF_ENDPOINT],
  ['webhooks.message', 'SELECT', `EXISTS (SELECT FROM webhooks.delivery AS one WHERE one.message_id = message.id)`],
  ['webhooks.attempt', 'SELECT', `EXISTS (SELECT FROM webhooks.delivery AS one WHERE one.id = delivery_id)`],
  ['platform.data_key', 'DELETE', `EXISTS (SELECT FROM webhooks.endpoint AS one WHERE one.id = subject_id)`],
];
const TABLES = ['endpoint', 'message', 'delivery', 'attempt'];

/** An organisation's addresses, what they were told and every attempt are its own; the key of an address goes with it. */
export class WebhooksAreHeldToWhoAsks1764009890000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`GRANT USAGE ON SCHEMA webhooks TO ${ROLE}`);
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA webhooks TO ${ROLE}`);
    for (const table of TABLES) await db.query(`ALTER TABLE webhooks.${table} ENABLE ROW LEVEL SECURITY`);
    for (const [table, verb, rule] of POLICIES) {
      const using = verb === 'INSERT' ? '' : `USING (${rule})`;
      const check = verb === 'INSERT' || verb === 'UPDATE' ? `WITH CHECK (${rule})` : '';
      await db.query(`CREATE POLICY request_${verb.toLowerCase()} ON ${table} FOR ${verb} TO ${ROLE} ${using} ${check}`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, verb] of POLICIES) await db.query(`DROP POLICY request_${verb.toLowerCase()} ON ${table}`);
    for (const table of TABLES) await db.query(`ALTER TABLE webhooks.${table} DISABLE ROW LEVEL SECURITY`);
  }
}
