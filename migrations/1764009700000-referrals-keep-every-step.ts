import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Referrals with each of their steps, what was disclosed on which consent, and of what somebody was reminded. Steps and disclosures are never changed; they go with their referral, which goes with the person, or once it has long been over. */
export class ReferralsKeepEveryStep1764009700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`CREATE SCHEMA referrals`);
    await db.query(`
      CREATE TABLE referrals.referral (
        id uuid PRIMARY KEY, profile_id uuid NOT NULL, country char(2) NOT NULL, organisation text,
        recipient text NOT NULL CHECK (recipient IN ('employer', 'validation-centre', 'competent-authority')), vacancy_id uuid, recipient_key text NOT NULL,
        state text NOT NULL CHECK (state IN ('held', 'proposed', 'agreed', 'contacted', 'interview', 'under-way', 'hired', 'declined', 'withdrawn', 'expired', 'not-approved',
          'refused', 'concluded', 'stayed', 'left')),
        revision integer NOT NULL CHECK (revision >= 1), answer_by date NOT NULL, due_on date, release_until date, consent_id uuid, content jsonb NOT NULL,
        demonstration boolean NOT NULL, proposed_at timestamptz NOT NULL, moved_at timestamptz NOT NULL,
        CHECK ((due_on IS NULL) = (state IN ('declined', 'withdrawn', 'expired', 'not-approved', 'refused', 'concluded', 'stayed', 'left'))),
        CHECK (state NOT IN ('agreed', 'contacted', 'interview', 'under-way', 'hired') OR (consent_id IS NOT NULL AND release_until IS NOT NULL)))`);
    await db.query(`CREATE UNIQUE INDEX one_open_referral ON referrals.referral (profile_id, recipient_key) WHERE due_on IS NOT NULL`);
    await db.query(`CREATE INDEX referral_of_country ON referrals.referral (country, id)`);
    await db.query(`CREATE INDEX referral_of_person ON referrals.referral (profile_id, id)`);
    await db.query(`CREATE INDEX referral_of_vacancy ON referrals.referral (vacancy_id, id)`);
    await db.query(`CREATE INDEX referral_by_due_day ON referrals.referral (due_on, id) WHERE due_on IS NOT NULL`);
    await db.query(`CREATE INDEX referral_by_consent ON referrals.referral (consent_id) WHERE consent_id IS NOT NULL`);
    await this.parts(db);
  }

  private async parts(db: QueryRunner): Promise<void> {
    const owner = `profile_id uuid NOT NULL, country char(2) NOT NULL, organisation text`;
    await db.query(`
      CREATE TABLE referrals.referral_step (
        referral_id uuid NOT NULL REFERENCES referrals.referral ON DELETE CASCADE, seq integer NOT NULL, ${owner}, kind text NOT NULL, sealed bytea NOT NULL,
        happened_on date NOT NULL, actor uuid, actor_name text, recorded_at timestamptz NOT NULL, PRIMARY KEY (referral_id, seq))`);
    await db.query(`
      CREATE TABLE referrals.disclosure (
        id uuid PRIMARY KEY, referral_id uuid NOT NULL REFERENCES referrals.referral ON DELETE CASCADE, ${owner}, consent_id uuid NOT NULL, fields text[] NOT NULL,
        principal_id uuid, disclosed_at timestamptz NOT NULL)`);
    await db.query(`CREATE INDEX disclosure_of_referral ON referrals.disclosure (referral_id, id)`);
    await db.query(`
      CREATE TABLE referrals.reminder (
        referral_id uuid NOT NULL REFERENCES referrals.referral ON DELETE CASCADE, state text NOT NULL, due_on date NOT NULL, ${owner},
        told_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (referral_id, state, due_on))`);
    await db.query(`
      CREATE FUNCTION referrals.keep() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF TG_OP = 'DELETE' AND current_setting('passerelle.erasing', true) = 'yes' THEN RETURN OLD; END IF;
        IF TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM referrals.referral WHERE id = OLD.referral_id) THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'what happened to a referral is never changed' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await db.query(`
      CREATE FUNCTION referrals.keep_referral() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF current_setting('passerelle.erasing', true) = 'yes' OR (OLD.due_on IS NULL AND OLD.moved_at < now() - interval '729 days') THEN RETURN OLD; END IF;
        RAISE EXCEPTION 'a referral goes with the person, or two years after it was over' USING ERRCODE = 'integrity_constraint_violation';
      END $$`);
    await db.query(
      `CREATE TRIGGER referral_is_kept BEFORE DELETE ON referrals.referral FOR EACH ROW EXECUTE FUNCTION referrals.keep_referral()`,
    );
    for (const table of ['referral_step', 'disclosure']) {
      await db.query(
        `CREATE TRIGGER ${table}_is_kept BEFORE UPDATE OR DELETE ON referrals.${table} FOR EACH ROW EXECUTE FUNCTION referrals.keep()`,
      );
      await db.query(
        `CREATE TRIGGER ${table}_is_not_emptied BEFORE TRUNCATE ON referrals.${table} FOR EACH STATEMENT EXECUTE FUNCTION referrals.keep()`,
      );
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP SCHEMA referrals CASCADE`);
  }
}
