import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofPerson = (rule: string) => `EXISTS (SELECT FROM profiles.profile AS one WHERE one.id = profile_id AND (${rule}))`;
const inCountry = (roles: string) =>
  `one.destination = ANY((SELECT identity.countries_of(${roles}))::bpchar[]) OR (SELECT identity.holds('installation'))`;
const FINDERS = ofPerson(inCountry(`'caseworker', 'consular-registrar'`));
const WRITERS = ofPerson(
  `one.id = ANY((SELECT identity.persons())::uuid[]) OR ${inCountry(`'caseworker', 'employment-service', 'consular-registrar'`)}`,
);

/**
 * A name is found by its keyed hash; the country is that of the profile, so that it cannot differ. A row goes with every change of the
 * details, also by the release before, which writes none: what is missing is made at the next start.
 */
export class NamesAreLookedUpByAKeyedHash1764009400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE profiles.name_index (
        profile_id uuid PRIMARY KEY REFERENCES profiles.personal_details ON DELETE CASCADE, name_hash text)`);
    await db.query(`CREATE INDEX name_index_of_hash ON profiles.name_index (name_hash) WHERE name_hash IS NOT NULL`);
    await db.query(`
      CREATE FUNCTION profiles.forget_name() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        DELETE FROM profiles.name_index WHERE profile_id = NEW.profile_id;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE TRIGGER name_is_forgotten AFTER UPDATE ON profiles.personal_details FOR EACH ROW EXECUTE FUNCTION profiles.forget_name()`);
    await db.query(`ALTER TABLE profiles.name_index ENABLE ROW LEVEL SECURITY`);
    await db.query(`CREATE POLICY request_select ON profiles.name_index FOR SELECT TO passerelle_request USING (${FINDERS})`);
    await db.query(`CREATE POLICY request_insert ON profiles.name_index FOR INSERT TO passerelle_request WITH CHECK (${WRITERS})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER name_is_forgotten ON profiles.personal_details`);
    await db.query(`DROP FUNCTION profiles.forget_name()`);
    await db.query(`DROP TABLE profiles.name_index`);
  }
}
