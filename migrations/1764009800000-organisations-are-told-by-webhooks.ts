import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Addresses of organisations, what they were told, and every attempt. Secrets are sealed; of bodies only ids and revisions are kept. */
export class OrganisationsAreToldByWebhooks1764009800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA webhooks`);
    await db.query(`
      CREATE TABLE webhooks.endpoint (
        id uuid PRIMARY KEY, organisation text NOT NULL, country char(2) NOT NULL, made_by uuid NOT NULL, url text NOT NULL,
        events text[] NOT NULL CHECK (cardinality(events) > 0),
        state text NOT NULL DEFAULT 'unverified' CHECK (state IN ('unverified', 'active', 'disabled')),
        disabled_because text CHECK (disabled_because IN ('failing-for-three-days', 'gone', 'said-so')),
        sealed bytea NOT NULL,
        failures integer NOT NULL DEFAULT 0, failing_since timestamptz, rests_until timestamptz,
        revision integer NOT NULL DEFAULT 1, made_at timestamptz NOT NULL DEFAULT now(),
        CHECK ((state = 'disabled') = (disabled_because IS NOT NULL)),
        CONSTRAINT one_endpoint_an_address UNIQUE (organisation, country, url))`);
    await db.query(`
      CREATE TABLE webhooks.message (
        id uuid PRIMARY KEY, type text NOT NULL, data jsonb NOT NULL, profile_id uuid, told_at timestamptz NOT NULL)`);
    await db.query(`CREATE INDEX message_person ON webhooks.message (profile_id) WHERE profile_id IS NOT NULL`);
    await db.query(`CREATE INDEX message_age ON webhooks.message (told_at)`);
    await db.query(`
      CREATE TABLE webhooks.delivery (
        id uuid PRIMARY KEY,
        endpoint_id uuid NOT NULL REFERENCES webhooks.endpoint ON DELETE CASCADE,
        message_id uuid NOT NULL REFERENCES webhooks.message ON DELETE CASCADE,
        state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'delivered', 'given-up')),
        tries integer NOT NULL DEFAULT 0, due_at timestamptz NOT NULL DEFAULT now(), ended_at timestamptz,
        CONSTRAINT told_once UNIQUE (endpoint_id, message_id))`);
    await db.query(`CREATE INDEX delivery_due ON webhooks.delivery (endpoint_id, due_at, id) WHERE state = 'waiting'`);
    await db.query(`CREATE INDEX delivery_message ON webhooks.delivery (message_id)`);
    await db.query(`
      CREATE TABLE webhooks.attempt (
        delivery_id uuid NOT NULL REFERENCES webhooks.delivery ON DELETE CASCADE, number integer NOT NULL,
        at timestamptz NOT NULL, status integer, milliseconds integer NOT NULL, fault text, PRIMARY KEY (delivery_id, number))`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA webhooks CASCADE`);
  }
}
