import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether a person still looks for work, beside the document: asking about it is no change of what is assessed. */
export class ProfilesKnowWhoStillLooks1764002410000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE profiles.profile
        ADD COLUMN looking text NOT NULL DEFAULT 'looking' CHECK (looking IN ('looking', 'asked', 'paused')),
        ADD COLUMN looking_confirmed_on date NOT NULL DEFAULT CURRENT_DATE,
        ADD COLUMN looking_asked_on date,
        ADD COLUMN looking_paused_on date,
        ADD COLUMN looking_paused_because text CHECK (looking_paused_because IN ('no-answer', 'said-so')),
        ADD CHECK ((looking = 'asked') = (looking_asked_on IS NOT NULL)),
        ADD CHECK ((looking = 'paused') = (looking_paused_on IS NOT NULL)),
        ADD CHECK ((looking = 'paused') = (looking_paused_because IS NOT NULL))`);
    await db.query(`UPDATE profiles.profile SET looking_confirmed_on = changed_at::date`);
    await db.query(`CREATE INDEX profile_to_ask ON profiles.profile (looking_confirmed_on) WHERE looking = 'looking'`);
    await db.query(`CREATE INDEX profile_to_pause ON profiles.profile (looking_asked_on) WHERE looking = 'asked'`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE profiles.profile DROP COLUMN looking, DROP COLUMN looking_confirmed_on, DROP COLUMN looking_asked_on,
        DROP COLUMN looking_paused_on, DROP COLUMN looking_paused_because`);
  }
}
