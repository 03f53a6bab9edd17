import type { MigrationInterface, QueryRunner } from 'typeorm';

const PEOPLE = `(SELECT identity.work_people())`;
const COUNTRIES = `(SELECT identity.work_countries())`;
const person = (column: string) => `${column} = ANY(${PEOPLE}::uuid[])`;
const inCountry = (column: string) => `${column} = ANY(${COUNTRIES}::bpchar[])`;
/** Whom the job works for, by themselves or by the country to which they go. */
const ofPerson = (column = 'profile_id') => `${person(column)} OR (${COUNTRIES} IS NOT NULL AND
  EXISTS (SELECT FROM profiles.profile AS one WHERE one.id = ${column} AND ${inCountry('one.destination')}))`;
const through = (parent: string, column: string) => `EXISTS (SELECT FROM ${parent} AS parent WHERE parent.id = ${column})`;
const ofEndpoint = (column: string) => `${column} = (SELECT identity.work_endpoint())`;
const RECEIVES = `country = ANY((SELECT identity.work_receivers())::bpchar[])`;

/** Open to read to everybody. */
const PUBLISHED = [
  ...['agreements.agreement', 'agreements.version', 'agreements.event', 'agreements.designation', 'qualifications.qualification'],
  ...['recruitment.agency_licence', 'recruitment.fee_review', 'taxonomy.code_mapping', 'taxonomy.code_version'],
  ...['vacancies.vacancy', 'vacancies.told_apart', 'vacancies.wording_correction'],
];

type Verb = 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE';
type Rules = Readonly<Partial<Record<Verb, string>>>;
const POLICIES: Readonly<Record<string, Rules>> = {
  'profiles.profile': { SELECT: `${person('id')} OR ${inCountry('destination')}` },
  'profiles.consent': { SELECT: person('profile_id') },
  'profiles.consent_withdrawal': {
    SELECT: `EXISTS (SELECT FROM profiles.consent AS one WHERE one.id = consent_id AND ${person('one.profile_id')})`,
  },
  'recognition.assessment': { ALL: ofPerson() },
  'recognition.state': { ALL: ofPerson() },
  'recognition.recognition_case': { ALL: `${inCountry('country')} OR ${ofPerson()}` },
  'recognition.case_step': { ALL: through('recognition.recognition_case', 'case_id') },
  'recognition.validation': { SELECT: ofPerson() },
  'recognition.validation_result': { SELECT: through('recognition.validation', 'validation_id') },
  'recognition.validation_award': { SELECT: through('recognition.validation', 'validation_id') },
  'matching.match_list': { ALL: person('profile_id') },
  'matching.assignment_person': { ALL: person('profile_id') },
  'matching.placement_decision': { ALL: person('profile_id') },
  'referrals.referral': { SELECT: person('profile_id'), UPDATE: person('profile_id') },
  'referrals.referral_step': { SELECT: person('profile_id'), INSERT: person('profile_id') },
  'webhooks.endpoint': { SELECT: `${ofEndpoint('id')} OR ${RECEIVES}`, UPDATE: ofEndpoint('id') },
  'webhooks.message': {
    SELECT: `EXISTS (SELECT FROM webhooks.delivery AS one WHERE one.message_id = message.id)`,
    INSERT: `(SELECT identity.work_receivers()) IS NOT NULL AND (profile_id IS NULL OR ${person('profile_id')})`,
  },
  'webhooks.delivery': {
    SELECT: ofEndpoint('endpoint_id'),
    UPDATE: ofEndpoint('endpoint_id'),
    INSERT: through('webhooks.endpoint', 'endpoint_id'),
  },
  'webhooks.attempt': { ALL: through('webhooks.delivery', 'delivery_id') },
  'matching.assignment': { ALL: `EXISTS (SELECT FROM matching.assignment_person AS one WHERE one.assignment_id = assignment.id)` },
  'platform.mail': { ALL: person('subject_id') },
  'platform.outbox': { INSERT: 'true' },
  'audit.entry': { INSERT: 'true' },
  ...Object.fromEntries(PUBLISHED.map((table) => [table, { SELECT: 'true' }])),
};

/** A job works within the rows of those for whom it works, which the transaction names; what goes over everybody is the service itself, as before. */
export class JobsAreHeldToWhomTheyWorkFor1764010730000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const [name, type] of Object.entries(SETTINGS)) {
      const value = `nullif(current_setting('passerelle.${name}', true), '')::${type}`;
      await db.query(`CREATE FUNCTION identity.${name}() RETURNS ${type} LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT ${value} $$`);
    }
    for (const [table, rules] of Object.entries(POLICIES)) {
      for (const [verb, rule] of Object.entries(rules)) await db.query(policy(table, verb as Verb, rule));
    }
  }

  async down(db: QueryRunner): Promise<void> {
    for (const [table, rules] of Object.entries(POLICIES)) {
      for (const verb of Object.keys(rules)) await db.query(`DROP POLICY ${nameOf(verb as Verb)} ON ${table}`);
    }
    for (const name of Object.keys(SETTINGS)) await db.query(`DROP FUNCTION identity.${name}()`);
  }
}

const SETTINGS = { work_people: 'uuid[]', work_countries: 'bpchar[]', work_receivers: 'bpchar[]', work_endpoint: 'uuid' } as const;

const nameOf = (verb: Verb) => `job_${verb.toLowerCase()}`;

function policy(table: string, verb: Verb, rule: string): string {
  const using = verb === 'INSERT' ? '' : `USING (${rule})`;
  const check = verb === 'SELECT' ? '' : `WITH CHECK (${rule})`;
  return `CREATE POLICY ${nameOf(verb)} ON ${table} FOR ${verb} TO passerelle_job ${using} ${check}`;
}
