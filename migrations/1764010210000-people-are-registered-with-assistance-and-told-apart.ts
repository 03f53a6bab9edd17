import type { MigrationInterface, QueryRunner } from 'typeorm';

const INSTALLATION = `(SELECT identity.holds('installation'))`;
const goesTo = (...roles: string[]) =>
  `one.destination = ANY((SELECT identity.countries_of(${roles.map((role) => `'${role}'`).join(', ')}))::bpchar[])`;
const ofPerson = (column: string, rule: string) => `EXISTS (SELECT FROM profiles.profile AS one WHERE one.id = ${column} AND (${rule}))`;
const CASEWORK = goesTo('caseworker', 'employment-service', 'consular-registrar');
const SELF = `one.id = ANY((SELECT identity.persons())::uuid[])`;
const REASONED = `one.destination = ANY((SELECT identity.countries_with_reason())::bpchar[])`;
const READERS = ofPerson('profile_id', [SELF, CASEWORK, REASONED, INSTALLATION, 'one.demonstration'].join(' OR '));
const REGISTRARS = ofPerson('profile_id', [CASEWORK, INSTALLATION].join(' OR '));
const FINDERS = [goesTo('caseworker', 'consular-registrar'), INSTALLATION].join(' OR ');
const OF_BOTH = `${ofPerson('profile_id', FINDERS)} AND ${ofPerson('other_id', FINDERS)}`;

/** Who wrote down whom, and how the person was heard; and who said of two files that they are not of one person. Nobody changes either. */
export class PeopleAreRegisteredWithAssistanceAndToldApart1764010210000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE profiles.assisted_registration (
        profile_id uuid PRIMARY KEY REFERENCES profiles.profile ON DELETE CASCADE, principal_id uuid NOT NULL, principal_name text NOT NULL,
        heard text NOT NULL CHECK (heard IN ('on-paper', 'in-person', 'by-telephone')), language text NOT NULL,
        registered_at timestamptz NOT NULL DEFAULT now())`);
    await db.query(`
      CREATE TABLE profiles.told_apart (
        profile_id uuid NOT NULL REFERENCES profiles.profile ON DELETE CASCADE, other_id uuid NOT NULL REFERENCES profiles.profile ON DELETE CASCADE,
        principal_id uuid NOT NULL, principal_name text NOT NULL, told_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (profile_id, other_id), CHECK (profile_id < other_id))`);
    await db.query(`CREATE INDEX told_apart_of_other ON profiles.told_apart (other_id)`);
    for (const [table, select, insert] of [
      ['assisted_registration', READERS, REGISTRARS],
      ['told_apart', OF_BOTH, OF_BOTH],
    ]) {
      await db.query(`ALTER TABLE profiles.${table} ENABLE ROW LEVEL SECURITY`);
      await db.query(`CREATE POLICY request_select ON profiles.${table} FOR SELECT TO passerelle_request USING (${select})`);
      await db.query(`CREATE POLICY request_insert ON profiles.${table} FOR INSERT TO passerelle_request WITH CHECK (${insert})`);
    }
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE profiles.told_apart`);
    await db.query(`DROP TABLE profiles.assisted_registration`);
  }
}
