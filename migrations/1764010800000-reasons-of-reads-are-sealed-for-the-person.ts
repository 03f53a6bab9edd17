import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is read by its id: the person whose address was read, or whose case, referral or review. What is not here any more was of somebody erased. */
const WHOSE = `
  SELECT id AS thing, id AS person FROM profiles.profile
  UNION ALL SELECT id, profile_id FROM recognition.recognition_case
  UNION ALL SELECT id, profile_id FROM referrals.referral
  UNION ALL SELECT id, profile_id FROM reviews.review`;
const NAMED = `substring(address FROM '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}')::uuid`;

/** Why somebody read about a person is sealed with the key of that person, and goes with them; without one, with the key of who read. Who, when and what stay. */
export class ReasonsOfReadsAreSealedForThePerson1764010800000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE identity.reasoned_access ALTER COLUMN reason DROP NOT NULL`);
    await db.query(`ALTER TABLE identity.reasoned_access ADD COLUMN profile_id uuid`);
    await db.query(`ALTER TABLE identity.reasoned_access ADD COLUMN sealed bytea`);
    await db.query(`CREATE INDEX reasoned_access_of_person ON identity.reasoned_access (profile_id) WHERE profile_id IS NOT NULL`);
    await db.query(`UPDATE identity.reasoned_access SET profile_id = whose.person FROM (${WHOSE}) AS whose WHERE thing = ${NAMED}`);
    await db.query(`UPDATE identity.reasoned_access SET reason = NULL, address = ''
      WHERE address ~ '/(profiles|people|recognition-cases|referrals|reviews)/' AND NOT EXISTS (SELECT FROM (${WHOSE}) AS whose WHERE thing = ${NAMED})`);
  }

  /** What is sealed stays so: the release before finds no reason. */
  async down(db: QueryRunner): Promise<void> {
    await db.query(`UPDATE identity.reasoned_access SET reason = 'sealed by a later release' WHERE reason IS NULL`);
    await db.query(`DROP INDEX identity.reasoned_access_of_person`);
    await db.query(`ALTER TABLE identity.reasoned_access DROP COLUMN profile_id, DROP COLUMN sealed, ALTER COLUMN reason SET NOT NULL`);
  }
}
