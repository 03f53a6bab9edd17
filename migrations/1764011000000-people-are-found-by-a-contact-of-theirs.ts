import type { MigrationInterface, QueryRunner } from 'typeorm';

const ofPerson = (rule: string) => `EXISTS (SELECT FROM profiles.profile AS one WHERE one.id = profile_id AND (${rule}))`;
const inCountry = (roles: string) =>
  `one.destination = ANY((SELECT identity.countries_of(${roles}))::bpchar[]) OR (SELECT identity.holds('installation'))`;
const FINDERS = ofPerson(inCountry(`'caseworker', 'consular-registrar'`));
const WRITERS = ofPerson(
  `one.id = ANY((SELECT identity.persons())::uuid[]) OR ${inCountry(`'employment-service', 'consular-registrar'`)}
   OR (one.destination = ANY((SELECT identity.countries_of('caseworker'))::bpchar[]) AND identity.writes_for(one.id))`,
);

/** The keyed hashes of an e-mail address and a telephone number, to find them whole; a row goes with every change of the details, as in `name_index`. */
export class PeopleAreFoundByAContactOfTheirs1764011000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE profiles.contact_index (
        profile_id uuid PRIMARY KEY REFERENCES profiles.personal_details ON DELETE CASCADE, email_hash text, phone_hash text)`);
    for (const kind of ['email', 'phone'])
      await db.query(`CREATE INDEX contact_index_of_${kind} ON profiles.contact_index (${kind}_hash) WHERE ${kind}_hash IS NOT NULL`);
    await db.query(`
      CREATE FUNCTION profiles.forget_contacts() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        DELETE FROM profiles.contact_index WHERE profile_id = NEW.profile_id;
        RETURN NULL;
      END $$`);
    await db.query(`
      CREATE TRIGGER contacts_are_forgotten AFTER UPDATE ON profiles.personal_details FOR EACH ROW EXECUTE FUNCTION profiles.forget_contacts()`);
    await db.query(`ALTER TABLE profiles.contact_index ENABLE ROW LEVEL SECURITY`);
    await db.query(`CREATE POLICY request_select ON profiles.contact_index FOR SELECT TO passerelle_request USING (${FINDERS})`);
    await db.query(`CREATE POLICY request_insert ON profiles.contact_index FOR INSERT TO passerelle_request WITH CHECK (${WRITERS})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER contacts_are_forgotten ON profiles.personal_details`);
    await db.query(`DROP FUNCTION profiles.forget_contacts()`);
    await db.query(`DROP TABLE profiles.contact_index`);
  }
}
