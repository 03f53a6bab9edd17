import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLE = 'passerelle_request';
const inCountry = (...roles: string[]) =>
  `country = ANY((SELECT identity.countries_of(${roles.map((role) => `'${role}'`).join(', ')}))::bpchar[])`;
const SELF = `profile_id = ANY((SELECT identity.persons())::uuid[])`;
const REASONED = `country = ANY((SELECT identity.countries_with_reason())::bpchar[])`;
const INSTALLATION = `(SELECT identity.holds('installation'))`;
const REVIEWED = [SELF, inCountry('caseworker', 'assessor'), REASONED, INSTALLATION].join(' OR ');

const POLICIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'reviews.review': { SELECT: REVIEWED, INSERT: [SELF, inCountry('caseworker'), INSTALLATION].join(' OR ') },
  'reviews.answer': { SELECT: REVIEWED, INSERT: inCountry('caseworker', 'assessor') },
  'profiles.caseworker': {
    SELECT: [SELF, inCountry('caseworker'), REASONED, INSTALLATION].join(' OR '),
    INSERT: inCountry('caseworker'),
    DELETE: [SELF, inCountry('caseworker'), INSTALLATION].join(' OR '),
  },
};
/** Only the service itself asks these. */
const CLOSED = ['identity.broken_glass', 'identity.glass_looked_at', 'personal_data.erased_tally', 'evidence.people_by_sex'];
const AUDITED = (ofInstallation: string) => `(SELECT identity.holds('auditor')) AND ((organisation = 'installation' AND ${ofInstallation})
  OR organisation = ANY((SELECT ARRAY(SELECT 'country:' || country FROM unnest(identity.countries_of('auditor')) AS country))::text[]))`;
const BY_NAME = `EXISTS (SELECT FROM identity.grants() AS held WHERE held.role = 'auditor' AND held.organisation = 'installation')`;

/** A review is for its person and its desk; who looks after whom, for the person and their country; the chain of the installation, for its auditor by name. */
export class ReviewsAndCaseworkersAreHeldToWhoAsks1764009330000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, rules] of Object.entries(POLICIES)) {
      await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      for (const [verb, rule] of Object.entries(rules)) {
        const using = verb === 'INSERT' ? `WITH CHECK (${rule})` : `USING (${rule})`;
        await db.query(`CREATE POLICY request_${verb.toLowerCase()} ON ${table} FOR ${verb} TO ${ROLE} ${using}`);
      }
    }
    await db.query(`REVOKE ALL ON ${CLOSED.join(', ')} FROM ${ROLE}`);
    await db.query(`ALTER POLICY request_select ON audit.entry USING (${AUDITED(BY_NAME)})`);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`ALTER POLICY request_select ON audit.entry USING (${AUDITED('true')})`);
    await db.query(`GRANT SELECT, INSERT, UPDATE, DELETE ON ${CLOSED.join(', ')} TO ${ROLE}`);
    for (const [table, rules] of Object.entries(POLICIES)) {
      for (const verb of Object.keys(rules)) await db.query(`DROP POLICY request_${verb.toLowerCase()} ON ${table}`);
      await db.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    }
  }
}
