import type { MigrationInterface, QueryRunner } from 'typeorm';

type Verb = 'SELECT' | 'INSERT' | 'UPDATE';
type Rules = Readonly<Partial<Record<Verb, string>>>;

const holds = (role: string) => `(SELECT identity.holds('${role}'))`;
const inCountry = (role: string) => `country = ANY((SELECT identity.countries_of('${role}'))::bpchar[])`;
const IS_SELF = `profile_id = ANY((SELECT identity.persons())::uuid[])`;
const FEED = `organisation = ANY(identity.feeds_into(country::text))`;
const DESK = `${inCountry('caseworker')} OR ${FEED} OR ${holds('installation')}`;
const MOVERS = `${IS_SELF} OR ${DESK}`;
const READERS = `${MOVERS} OR country = ANY((SELECT identity.countries_with_reason())::bpchar[])`;
const LICENSERS = `${inCountry('agreement-administrator')} OR ${holds('installation')}`;
const JUDGES = inCountry('caseworker');

/** What has no rule is the service's own: workers remind, and follow what changed among vacancies. */
const POLICIES: Readonly<Record<string, Rules>> = {
  'referrals.referral': { SELECT: READERS, INSERT: MOVERS, UPDATE: MOVERS },
  'referrals.referral_step': { SELECT: READERS, INSERT: MOVERS },
  'referrals.disclosure': { SELECT: READERS, INSERT: DESK },
  'referrals.reminder': {},
  'recruitment.agency_licence': { SELECT: 'true', INSERT: LICENSERS, UPDATE: LICENSERS },
  'recruitment.fee_review': { SELECT: 'true', INSERT: JUDGES, UPDATE: JUDGES },
  'recruitment.looked_through': {},
};

/** A referral is seen by its person, by the desk of its country, by the source of its vacancy and, with a reason, by an auditor; licences and reviews of fees are public, and written by those in charge in the country. */
export class ReferralsAreHeldToWhoAsks1764009720000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [table, rules] of Object.entries(POLICIES)) {
      await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      for (const [verb, rule] of Object.entries(rules) as [Verb, string][]) {
        const using = verb === 'INSERT' ? `WITH CHECK (${rule})` : `USING (${rule})`;
        await db.query(`CREATE POLICY request_${verb.toLowerCase()} ON ${table} FOR ${verb} TO passerelle_request ${using}`);
      }
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, rules] of Object.entries(POLICIES)) {
      for (const verb of Object.keys(rules)) await db.query(`DROP POLICY request_${verb.toLowerCase()} ON ${table}`);
      await db.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    }
  }
}
