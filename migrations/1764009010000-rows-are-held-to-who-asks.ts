import type { MigrationInterface, QueryRunner } from 'typeorm';

const ROLE = 'passerelle_request';
type Verb = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
type Rules = Readonly<Partial<Record<Verb, string>>>;

/** Who reaches a person, and by what. `roles`: for those who go to their country. */
interface Reach {
  readonly self?: true;
  readonly roles?: readonly string[];
  readonly withReason?: true;
  readonly installation?: true;
  readonly invented?: true;
}

const list = (roles: readonly string[]) => roles.map((role) => `'${role}'`).join(', ');
const holds = (...roles: string[]) => `(SELECT identity.holds(${list(roles)}))`;
/** In a sub-select, so that it is asked once a statement and not once a row. */
const inCountry = (column: string, roles: readonly string[]) => `${column} = ANY((SELECT identity.countries_of(${list(roles)}))::bpchar[])`;
const withReason = (column: string) => `${column} = ANY((SELECT identity.countries_with_reason())::bpchar[])`;
const isSelf = (column: string) => `${column} = ANY((SELECT identity.persons())::uuid[])`;

function person(profile: string, { self, roles, withReason: reasoned, installation, invented }: Reach): string {
  return [
    ...(self ? [isSelf(`${profile}.id`)] : []),
    ...(roles ? [inCountry(`${profile}.destination`, roles)] : []),
    ...(reasoned ? [withReason(`${profile}.destination`)] : []),
    ...(installation ? [holds('installation')] : []),
    ...(invented ? [`${profile}.demonstration`] : []),
  ].join(' OR ');
}

const ofPerson = (reach: Reach, column = 'profile_id') =>
  `EXISTS (SELECT FROM profiles.profile AS one WHERE one.id = ${column} AND (${person('one', reach)}))`;
const through = (parent: string, column: string, also = 'true') =>
  `EXISTS (SELECT FROM ${parent} AS parent WHERE parent.id = ${column} AND ${also})`;

const CASEWORK = ['caseworker', 'employment-service', 'consular-registrar'];
const READERS: Reach = { self: true, roles: CASEWORK, withReason: true, installation: true, invented: true };
const WRITERS: Reach = { self: true, roles: CASEWORK, installation: true };
const KNOWERS: Reach = { ...READERS, roles: [...CASEWORK, 'assessor'] };
const CHANGERS: Reach = { ...WRITERS, roles: [...CASEWORK, 'assessor'] };
const VALIDATION_READERS: Reach = { self: true, roles: ['caseworker', 'assessor'], withReason: true, installation: true, invented: true };
const VALIDATION_OPENERS: Reach = { self: true, roles: ['caseworker'], installation: true };
const ASSESSORS: Reach = { roles: ['assessor'] };
const PLACERS: Reach = { roles: ['caseworker'], installation: true };

const PARTY = `jsonb_path_query_array(parties, '$[*].country') ?| (SELECT identity.countries_of('agreement-administrator'))::text[]`;
const PARTY_READS = `jsonb_path_query_array(parties, '$[*].country') ?| (SELECT identity.countries_of('agreement-administrator', 'auditor'))::text[]`;
const OF_PARTY = through('agreements.agreement', 'agreement_id', PARTY);
const READ_BY_PARTY = through('agreements.agreement', 'agreement_id', PARTY_READS);
const RECORDED = `${OF_PARTY} OR ${holds('installation')}`;

const CASE_READERS = `${isSelf('profile_id')} OR ${inCountry('country', ['caseworker', 'assessor'])} OR ${withReason('country')}`;
/** What was decided is part of what is recognised of a person, whichever country decided it. */
const CASE_KNOWERS = `${CASE_READERS} OR (state IN ('decided', 'under-appeal') AND ${ofPerson(READERS)})`;
const CASE_MOVERS = `${isSelf('profile_id')} OR ${inCountry('country', ['assessor'])}`;
/** Whoever decides a case says that what is recognised of the person has changed. */
const HAS_CASE_HERE = `EXISTS (SELECT FROM recognition.recognition_case AS one WHERE one.profile_id = state.profile_id AND ${inCountry('one.country', ['assessor'])})`;
const OF_CASE = through('recognition.recognition_case', 'case_id');
const FEED = `source = ANY(identity.feeds_into(country::text)) OR ${holds('installation')}`;
const BEGUN = `input ->> 'begunBy' = (SELECT identity.principal()) OR ${holds('operator', 'installation')}`;
const AUDITED = `(SELECT identity.holds('auditor')) AND (organisation = 'installation' OR organisation = ANY((SELECT ARRAY(
  SELECT 'country:' || country FROM unnest(identity.countries_of('auditor')) AS country))::text[]))`;

const sealedOf = (parent: string, column: string, add: string): Rules => ({ SELECT: through(parent, column), INSERT: add });
const everything = (rule: string): Rules => ({ SELECT: rule, INSERT: rule, UPDATE: rule, DELETE: rule });

const POLICIES: Readonly<Record<string, Rules>> = {
  'profiles.profile': {
    SELECT: person('profile', KNOWERS),
    INSERT: person('profile', { roles: CASEWORK, installation: true }),
    UPDATE: person('profile', CHANGERS),
  },
  'profiles.personal_details': { SELECT: ofPerson(READERS), INSERT: ofPerson(WRITERS), UPDATE: ofPerson(WRITERS) },
  'profiles.evidence': { SELECT: ofPerson(READERS), INSERT: ofPerson(WRITERS), DELETE: ofPerson(WRITERS) },
  'profiles.consent': {
    SELECT: `${ofPerson(READERS)} OR (purpose IN ('contact-origin', 'apply-for-recognition') AND profiles.is_in_force(id, until) AND ${ofPerson(ASSESSORS)})`,
    INSERT: ofPerson(WRITERS),
  },
  'profiles.consent_withdrawal': {
    SELECT: through('profiles.consent', 'consent_id'),
    INSERT: through('profiles.consent', 'consent_id', ofPerson(WRITERS, 'parent.profile_id')),
  },
  'recognition.assessment': { SELECT: ofPerson(READERS) },
  'recognition.state': { SELECT: `${ofPerson(READERS)} OR ${HAS_CASE_HERE}`, UPDATE: HAS_CASE_HERE },
  'recognition.recognition_case': { SELECT: CASE_KNOWERS, INSERT: inCountry('country', ['assessor']), UPDATE: CASE_MOVERS },
  'recognition.case_step': sealedOf(
    'recognition.recognition_case',
    'case_id',
    through('recognition.recognition_case', 'case_id', CASE_MOVERS),
  ),
  'recognition.case_alarm': { SELECT: OF_CASE },
  'recognition.validation': { SELECT: ofPerson(VALIDATION_READERS), INSERT: ofPerson(VALIDATION_OPENERS), UPDATE: ofPerson(ASSESSORS) },
  'recognition.validation_result': sealedOf(
    'recognition.validation',
    'validation_id',
    through('recognition.validation', 'validation_id', ofPerson(ASSESSORS, 'parent.profile_id')),
  ),
  'recognition.validation_award': sealedOf(
    'recognition.validation',
    'validation_id',
    through('recognition.validation', 'validation_id', ofPerson(ASSESSORS, 'parent.profile_id')),
  ),
  'matching.match_list': { SELECT: ofPerson({ ...READERS, roles: ['caseworker', 'employment-service'] }) },
  'matching.assignment': {
    ...everything(
      `${holds('installation')} OR EXISTS (SELECT FROM matching.assignment_person AS person WHERE person.assignment_id = assignment.id)`,
    ),
    INSERT: holds('caseworker', 'installation'),
  },
  'matching.assignment_person': everything(ofPerson(PLACERS)),
  'matching.placement_decision': everything(ofPerson(PLACERS)),
  'agreements.agreement': {
    SELECT: `EXISTS (SELECT FROM agreements.version WHERE agreement_id = agreement.id) OR EXISTS (SELECT FROM agreements.event WHERE agreement_id = agreement.id)
      OR ${PARTY_READS} OR ${holds('installation')}`,
    INSERT: `${PARTY} OR ${holds('installation')}`,
    UPDATE: `${PARTY} OR ${holds('installation')}`,
  },
  'agreements.version': { SELECT: 'true', INSERT: RECORDED },
  'agreements.event': { SELECT: 'true', INSERT: RECORDED },
  'agreements.designation': { SELECT: 'true', INSERT: RECORDED },
  'agreements.draft': { ...everything(OF_PARTY), SELECT: READ_BY_PARTY },
  'agreements.pending_act': { ...everything(OF_PARTY), SELECT: READ_BY_PARTY },
  'agreements.turned_key': { ...everything(OF_PARTY), SELECT: READ_BY_PARTY },
  'agreements.step': {
    SELECT: `${READ_BY_PARTY} OR EXISTS (SELECT FROM agreements.version AS text WHERE text.agreement_id = step.agreement_id AND text.number = step.version)`,
    INSERT: OF_PARTY,
  },
  'qualifications.qualification': { ...everything(`${inCountry('country', ['assessor'])} OR ${holds('installation')}`), SELECT: 'true' },
  'vacancies.vacancy': { SELECT: 'true', INSERT: FEED, UPDATE: 'true' },
  'vacancies.told_apart': {
    SELECT: 'true',
    INSERT: `EXISTS (SELECT FROM vacancies.vacancy AS mine WHERE mine.id IN (one, other) AND (${FEED}))`,
  },
  'vacancies.wording_correction': { ...everything(`source = ANY(identity.feeds_into(NULL)) OR ${holds('installation')}`), SELECT: 'true' },
  'platform.operation': { SELECT: BEGUN, INSERT: BEGUN, UPDATE: BEGUN },
  'platform.operation_upload': {
    SELECT: through('platform.operation', 'operation_id'),
    INSERT: through('platform.operation', 'operation_id'),
  },
  'platform.operation_verdict': { SELECT: through('platform.operation', 'operation_id') },
  'platform.dead_letter': everything(holds('operator', 'installation')),
  'platform.outbox': { INSERT: 'true' },
  'audit.entry': { SELECT: AUDITED, INSERT: 'true' },
};

/** Each row that is somebody's is shown to, and changed by, those whom its policies name, whatever a statement asks for. The service itself owns the tables and is not held to them. */
export class RowsAreHeldToWhoAsks1764009010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await knowConsentsInForce(db);
    for (const [table, rules] of Object.entries(POLICIES)) {
      await db.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
      for (const [verb, rule] of Object.entries(rules) as [Verb, string][]) await db.query(policy(table, verb, rule));
    }
    await keepOthersVacancies(db);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`DROP TRIGGER of_another_feed_is_kept ON vacancies.vacancy`);
    await db.query(`DROP FUNCTION vacancies.keep_others()`);
    for (const [table, rules] of Object.entries(POLICIES)) {
      for (const verb of Object.keys(rules)) await db.query(`DROP POLICY request_${verb.toLowerCase()} ON ${table}`);
      await db.query(`ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY`);
    }
    await db.query(`DROP FUNCTION profiles.is_in_force(uuid, date)`);
  }
}

function policy(table: string, verb: Verb, rule: string): string {
  const using = verb === 'INSERT' ? '' : `USING (${rule})`;
  const check = verb === 'INSERT' || verb === 'UPDATE' ? `WITH CHECK (${rule})` : '';
  return `CREATE POLICY request_${verb.toLowerCase()} ON ${table} FOR ${verb} TO ${ROLE} ${using} ${check}`;
}

/** As the owner: whoever is to see a consent only while it holds may not yet see its withdrawal. */
async function knowConsentsInForce(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE FUNCTION profiles.is_in_force(consent uuid, until date) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
      SELECT (until IS NULL OR until >= CURRENT_DATE) AND NOT EXISTS (SELECT FROM profiles.consent_withdrawal WHERE consent_id = consent) $$`);
}

/** Whoever sends an advertisement may make another's the same job as theirs, and change nothing else of it: no policy compares a row with what it was. */
async function keepOthersVacancies(db: QueryRunner): Promise<void> {
  await db.query(`
    CREATE FUNCTION vacancies.keep_others() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE grouping text[] := ARRAY['duplicate_of', 'duplicate_because', 'revision', 'changed_at', 'compared_under'];
    BEGIN
      IF OLD.source = ANY(identity.feeds_into(OLD.country::text)) OR identity.holds('installation') THEN RETURN NEW; END IF;
      IF to_jsonb(OLD) - grouping = to_jsonb(NEW) - grouping THEN RETURN NEW; END IF;
      RAISE EXCEPTION 'the vacancy is of another feed' USING ERRCODE = 'insufficient_privilege';
    END $$`);
  await db.query(`
    CREATE TRIGGER of_another_feed_is_kept BEFORE UPDATE ON vacancies.vacancy FOR EACH ROW
    WHEN (current_user = '${ROLE}') EXECUTE FUNCTION vacancies.keep_others()`);
}
