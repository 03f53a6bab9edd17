import type { MigrationInterface, QueryRunner } from 'typeorm';

const OWN = `EXISTS (SELECT FROM identity.grants() AS held WHERE held.role = 'employment-service'
    AND held.organisation = endpoint.organisation AND held.country = endpoint.country) OR (SELECT identity.holds('installation'))`;
const RULES: Readonly<Record<string, string>> = {
  endpoint: OWN,
  message: `EXISTS (SELECT FROM webhooks.delivery AS one WHERE one.message_id = message.id)`,
  delivery: `EXISTS (SELECT FROM webhooks.endpoint AS one WHERE one.id = endpoint_id)`,
  attempt: `EXISTS (SELECT FROM webhooks.delivery AS one WHERE one.id = delivery_id)`,
};
/** Only workers make messages and attempts. */
const VERBS: Readonly<Record<string, readonly string[]>> = {
  endpoint: ['SELECT', 'INSERT', 'UPDATE'],
  message: ['SELECT'],
  delivery: ['SELECT', 'UPDATE'],
  attempt: ['SELECT'],
};

/** An address, and what was sent there, is seen by its organisation in its country, and by the installation. */
export class WebhooksAreHeldToWhoAsks1764009810000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, rule] of Object.entries(RULES)) {
      await db.query(`ALTER TABLE webhooks.${table} ENABLE ROW LEVEL SECURITY`);
      for (const verb of VERBS[table] ?? []) {
        const using = verb === 'INSERT' ? `WITH CHECK (${rule})` : `USING (${rule})`;
        await db.query(`CREATE POLICY request_${verb.toLowerCase()} ON webhooks.${table} FOR ${verb} TO passerelle_request ${using}`);
      }
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of Object.keys(RULES)) {
      for (const verb of VERBS[table] ?? []) await db.query(`DROP POLICY request_${verb.toLowerCase()} ON webhooks.${table}`);
      await db.query(`ALTER TABLE webhooks.${table} DISABLE ROW LEVEL SECURITY`);
    }
  }
}
