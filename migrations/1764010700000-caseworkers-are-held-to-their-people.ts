import type { MigrationInterface, QueryRunner } from 'typeorm';

type Verb = 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE';
type Rules = Readonly<Partial<Record<Verb, string>>>;
/** How a caseworker reaches a person, who goes by the alias. */
type Reach = (person: string) => string;

const list = (words: readonly string[]) => words.map((word) => `'${word}'`).join(', ');
const goesTo = (person: string, roles: readonly string[]) =>
  `${person}.destination = ANY((SELECT identity.countries_of(${list(roles)}))::bpchar[])`;
const SELF: Reach = (person) => `${person}.id = ANY((SELECT identity.persons())::uuid[])`;
const INSTALLATION = `(SELECT identity.holds('installation'))`;
const asksFor = (actions: readonly string[]) => `(SELECT identity.asks_for(${list(actions)}))`;

/** Work of a desk that goes over everybody of its country, by what it may open of whom. */
const LOOKING_UP = ['people:look-up', 'profiles:create'];
const RELEASED = 'referrals:released';
const RANKING = ['candidates:read', 'assignments:propose'];
const LINKING_FILES = ['referrals:move', 'referrals:report'];
const READING_CASES = ['cases:list', 'cases:read'];
const OPENS = {
  person: [
    ...[...LOOKING_UP, ...RANKING, ...LINKING_FILES, ...READING_CASES],
    ...[RELEASED, 'referrals:propose', 'people:take-on', 'glass:break'],
  ],
  details: [...LOOKING_UP, 'assignments:propose', RELEASED],
  recognised: [...RANKING, RELEASED],
  consents: [RELEASED, ...READING_CASES],
  validations: LINKING_FILES,
} as const;

/** Whom they have taken on; of those whom nobody has, what `actions` open. */
const theirs = (person: string, actions: readonly string[]) =>
  `coalesce((SELECT looks_after.principal_id IS NOT DISTINCT FROM (SELECT identity.principal_id()) FROM profiles.caseworker AS looks_after
     WHERE looks_after.profile_id = ${person}.id), ${actions.length ? asksFor(actions) : 'false'})`;
const inReach = (person: string, ...rules: readonly string[]) => `(${goesTo(person, ['caseworker'])} AND (${rules.join(' OR ')}))`;
const THROUGH_GLASS: Reach = (person) => `${person}.id = (SELECT identity.through_glass())`;
const reading =
  (actions: readonly string[], ofNobody: readonly string[] = []): Reach =>
  (person) =>
    inReach(person, ...(actions.length ? [asksFor(actions)] : []), THROUGH_GLASS(person), theirs(person, ofNobody));
const WRITING: Reach = (person) => inReach(person, theirs(person, ['profiles:create']));
const REGISTERING: Reach = (person) => inReach(person, asksFor(['profiles:create']));
/** Until now: everybody of the country. */
const BEFORE: Reach = (person) => goesTo(person, ['caseworker']);

const others = (person: string, roles: readonly string[]) => [SELF(person), ...(roles.length ? [goesTo(person, roles)] : []), INSTALLATION];
const read = (caseworker: Reach, roles: readonly string[]) => (person: string) =>
  [
    ...others(person, roles),
    `${person}.destination = ANY((SELECT identity.countries_with_reason())::bpchar[])`,
    `${person}.demonstration`,
    caseworker(person),
  ].join(' OR ');
const written = (caseworker: Reach, roles: readonly string[]) => (person: string) =>
  [...others(person, roles), caseworker(person)].join(' OR ');
const ofPerson = (rule: Reach, column = 'profile_id') =>
  `EXISTS (SELECT FROM profiles.profile AS one WHERE one.id = ${column} AND (${rule('one')}))`;

const SERVICES = ['employment-service', 'consular-registrar'];
const caseOf = (role: string) => `country = ANY((SELECT identity.countries_of(${role}))::bpchar[])`;
const IS_SELF = `profile_id = ANY((SELECT identity.persons())::uuid[])`;
const CASE_READERS = `${IS_SELF} OR ${caseOf(`'caseworker', 'assessor'`)}
  OR country = ANY((SELECT identity.countries_with_reason())::bpchar[])`;
const HAS_CASE_HERE = `EXISTS (SELECT FROM recognition.recognition_case AS one WHERE one.profile_id = state.profile_id AND one.${caseOf(`'assessor'`)})`;
const CONTACTED = `purpose IN ('contact-origin', 'apply-for-recognition') AND profiles.is_in_force(id, until)`;

/** How a caseworker reaches. `by`: the actions that open the whole country, and those that open whom nobody looks after. */
interface Reaches {
  readonly by: (actions: readonly string[], ofNobody?: readonly string[]) => Reach;
  readonly writes: Reach;
  readonly registering: Reach;
}

function rulesOf({ by, writes, registering }: Reaches): Readonly<Record<string, Rules>> {
  const writers = written(writes, SERVICES);
  const wrote = ofPerson(writers);
  const recognised = ofPerson(read(by(OPENS.recognised), SERVICES));
  return {
    'profiles.profile': {
      SELECT: read(by(OPENS.person, ['desk:open']), [...SERVICES, 'assessor'])('profile'),
      UPDATE: written(writes, [...SERVICES, 'assessor'])('profile'),
    },
    'profiles.personal_details': { SELECT: ofPerson(read(by(OPENS.details), SERVICES)), INSERT: wrote, UPDATE: wrote },
    'profiles.evidence': { SELECT: ofPerson(read(by([]), SERVICES)), INSERT: wrote, DELETE: wrote },
    'profiles.consent': {
      SELECT: `${ofPerson(read(by(OPENS.consents), SERVICES))} OR (${CONTACTED} AND ${ofPerson((person) => goesTo(person, ['assessor']))})`,
      INSERT: wrote,
    },
    'profiles.consent_withdrawal': {
      INSERT: `EXISTS (SELECT FROM profiles.consent AS parent WHERE parent.id = consent_id AND ${ofPerson(writers, 'parent.profile_id')})`,
    },
    'profiles.name_index': { INSERT: wrote },
    'profiles.name_bucket': { INSERT: wrote },
    'profiles.assisted_registration': {
      SELECT: ofPerson(read(by([]), SERVICES)),
      INSERT: ofPerson((person) => [goesTo(person, SERVICES), registering(person), INSTALLATION].join(' OR ')),
    },
    'recognition.assessment': { SELECT: recognised },
    'recognition.state': { SELECT: `${recognised} OR ${HAS_CASE_HERE}` },
    'recognition.recognition_case': {
      SELECT: `${CASE_READERS} OR (state IN ('decided', 'under-appeal') AND ${recognised})`,
    },
    'recognition.validation': {
      SELECT: ofPerson(read(by(OPENS.validations), ['assessor'])),
      INSERT: ofPerson(written(writes, [])),
    },
    'reviews.review': { INSERT: [IS_SELF, `(${caseOf(`'caseworker'`)} AND ${ofPerson(writes)})`, INSTALLATION].join(' OR ') },
    'matching.match_list': { SELECT: ofPerson(read(by([]), ['employment-service'])) },
  };
}

const THEIR_OWN = `(${caseOf(`'caseworker'`)} AND principal_id = (SELECT identity.principal_id()))`;
/** Past the policies: those of a person ask who looks after them, and none may ask itself. */
const GOES_THERE = `profiles.goes_to(profile_id, country)`;
const LOOKING_AFTER: Rules = {
  INSERT: `${THEIR_OWN} AND ${GOES_THERE}`,
  DELETE: [IS_SELF, THEIR_OWN, INSTALLATION].join(' OR '),
};
const LOOKING_AFTER_BEFORE: Rules = {
  INSERT: caseOf(`'caseworker'`),
  DELETE: [IS_SELF, caseOf(`'caseworker'`), INSTALLATION].join(' OR '),
};

/**
 * A caseworker reaches whom they have taken on, and whom they see through a glass that they broke and that is on record; the work of a desk that goes over everybody of the country says by
 * its action what it opens. The release before names no action, and is held to the country as it was: contract in the release after the next.
 */
export class CaseworkersAreHeldToTheirPeople1764010700000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    const define = (name: string, returns: string, body: string) =>
      db.query(`CREATE FUNCTION identity.${name} RETURNS ${returns} LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT ${body} $$`);
    const setting = (name: string) => `nullif(current_setting('passerelle.${name}', true), '')`;
    await define('asks_for(VARIADIC actions text[])', 'boolean', `coalesce(${setting('action')} = ANY(actions), true)`);
    const isId = `${setting('principal')} ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`;
    await define('principal_id()', 'uuid', `CASE WHEN ${isId} THEN ${setting('principal')}::uuid END`);
    await db.query(`
      CREATE FUNCTION identity.through_glass() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = '' AS $$
      BEGIN
        IF ${setting('glass')} IS NULL THEN RETURN NULL; END IF;
        RETURN (SELECT profile_id FROM identity.broken_glass WHERE id = ${setting('glass')}::uuid AND principal_id = identity.principal_id());
      END $$`);
    await db.query(`
      CREATE FUNCTION identity.writes_for(person uuid) RETURNS boolean LANGUAGE plpgsql STABLE AS $$
      BEGIN RETURN (SELECT coalesce((SELECT principal_id IS NOT DISTINCT FROM identity.principal_id() FROM profiles.caseworker WHERE profile_id = person),
        identity.asks_for('profiles:create'))); END $$`);
    await db.query(`
      CREATE FUNCTION profiles.goes_to(person uuid, land char) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = '' AS $$
        SELECT EXISTS (SELECT FROM profiles.profile WHERE id = person AND destination = land) $$`);
    await alter(db, { ...rulesOf({ by: reading, writes: WRITING, registering: REGISTERING }), 'profiles.caseworker': LOOKING_AFTER });
  }

  async down(db: QueryRunner): Promise<void> {
    const before = rulesOf({ by: () => BEFORE, writes: BEFORE, registering: BEFORE });
    await alter(db, { ...before, 'profiles.caseworker': LOOKING_AFTER_BEFORE });
    const functions = [
      'identity.writes_for(uuid)',
      'identity.asks_for(text[])',
      'identity.through_glass()',
      'identity.principal_id()',
      'profiles.goes_to(uuid, char)',
    ];
    for (const name of functions) await db.query(`DROP FUNCTION ${name}`);
  }
}

async function alter(db: QueryRunner, policies: Readonly<Record<string, Rules>>): Promise<void> {
  for (const [table, rules] of Object.entries(policies)) {
    for (const [verb, rule] of Object.entries(rules) as [Verb, string][]) {
      const using = verb === 'INSERT' ? '' : `USING (${rule})`;
      const check = verb === 'INSERT' || verb === 'UPDATE' ? `WITH CHECK (${rule})` : '';
      await db.query(`ALTER POLICY request_${verb.toLowerCase()} ON ${table} ${using} ${check}`);
    }
  }
}
