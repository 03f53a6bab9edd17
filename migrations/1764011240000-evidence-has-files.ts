import type { MigrationInterface, QueryRunner } from 'typeorm';

const INSTALLATION = `(SELECT identity.holds('installation'))`;
const goesTo = (...roles: string[]) =>
  `one.destination = ANY((SELECT identity.countries_of(${roles.map((role) => `'${role}'`).join(', ')}))::bpchar[])`;
const ofPerson = (rules: readonly string[]) =>
  `EXISTS (SELECT FROM profiles.profile AS one WHERE one.id = profile_id AND (${rules.join(' OR ')}))`;
const CASEWORK = `${goesTo('employment-service', 'consular-registrar')} OR (${goesTo('caseworker')} AND identity.writes_for(one.id))`;
const SELF = `one.id = ANY((SELECT identity.persons())::uuid[])`;
const WRITERS = ofPerson([SELF, CASEWORK, INSTALLATION]);
const READERS = `EXISTS (SELECT FROM profiles.evidence AS item WHERE item.id = evidence_id)`;

/** A photograph or scan beside an item of evidence, sealed; it goes with the item. Who reads and writes it are those of the item. */
export class EvidenceHasFiles1764011240000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE TABLE profiles.evidence_file (
        evidence_id uuid PRIMARY KEY REFERENCES profiles.evidence ON DELETE CASCADE, profile_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('image/jpeg', 'application/pdf')), sealed bytea NOT NULL)`);
    await db.query(`CREATE INDEX evidence_file_of_person ON profiles.evidence_file (profile_id)`);
    await db.query(`ALTER TABLE profiles.evidence_file ALTER COLUMN sealed SET STORAGE EXTERNAL`);
    await db.query(`ALTER TABLE profiles.evidence_file ENABLE ROW LEVEL SECURITY`);
    await db.query(`CREATE POLICY request_select ON profiles.evidence_file FOR SELECT TO passerelle_request USING (${READERS})`);
    await db.query(`CREATE POLICY request_insert ON profiles.evidence_file FOR INSERT TO passerelle_request WITH CHECK (${WRITERS})`);
    await db.query(`CREATE POLICY request_delete ON profiles.evidence_file FOR DELETE TO passerelle_request USING (${WRITERS})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TABLE profiles.evidence_file`);
  }
}
