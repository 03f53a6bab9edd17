import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofPerson = (rule: string) => `EXISTS (SELECT FROM profiles.profile AS one WHERE one.id = profile_id AND (${rule}))`;
const inCountry = (roles: string) =>
  `one.destination = ANY((SELECT identity.countries_of(${roles}))::bpchar[]) OR (SELECT identity.holds('installation'))`;
const FINDERS = ofPerson(inCountry(`'caseworker', 'consular-registrar'`));
const WRITERS = ofPerson(
  `one.id = ANY((SELECT identity.persons())::uuid[]) OR ${inCountry(`'caseworker', 'employment-service', 'consular-registrar'`)}`,
);

/**
 * In which of 65 536 buckets the pairs of words of a name lie, by a keyed hash of their consonants; whoever is in the same bucket is compared by
 * their unsealed name. `version` is that of the rules; a row goes with every change of the details, as in `name_index`.
 */
export class NamesAreFoundThoughSpelledOtherwise1764010200000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE profiles.name_bucket (
        profile_id uuid PRIMARY KEY REFERENCES profiles.personal_details ON DELETE CASCADE, version smallint NOT NULL, buckets integer[] NOT NULL)`);
    await db.query(`CREATE INDEX name_bucket_of_pairs ON profiles.name_bucket USING gin (buckets)`);
    await db.query(`
      CREATE FUNCTION profiles.forget_buckets() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        DELETE FROM profiles.name_bucket WHERE profile_id = NEW.profile_id;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE TRIGGER buckets_are_forgotten AFTER UPDATE ON profiles.personal_details FOR EACH ROW EXECUTE FUNCTION profiles.forget_buckets()`);
    await db.query(`ALTER TABLE profiles.name_bucket ENABLE ROW LEVEL SECURITY`);
    await db.query(`CREATE POLICY request_select ON profiles.name_bucket FOR SELECT TO passerelle_request USING (${FINDERS})`);
    await db.query(`CREATE POLICY request_insert ON profiles.name_bucket FOR INSERT TO passerelle_request WITH CHECK (${WRITERS})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER buckets_are_forgotten ON profiles.personal_details`);
    await db.query(`DROP FUNCTION profiles.forget_buckets()`);
    await db.query(`DROP TABLE profiles.name_bucket`);
  }
}
