import pg from 'pg';
import { INSTALLATION } from '../../src/identity/domain/principal.js';
import { reachOf } from '../../src/identity/http/reach-of.js';
import { type Action, type Principal, ROLES_OF_PRINCIPALS, type Role } from '../../src/identity/index.js';
import { REQUEST_ROLE, type Reach } from '../../src/platform/database/reach.js';
import { beginWithin } from '../../src/platform/database/statement-within.js';
import { grantOf, RELATIONS, type Relation } from '../fixtures/everybody-asking.js';
import { type PermissionWorld, permissionWorld } from '../fixtures/permission-world.js';
import { actionsBy, type RowAsker, toBeAsked } from '../fixtures/row-askers.js';
import { CASEWORKER, completeRows, NAMESAKE, type RowOfMoldova, rowsOfMoldova, VERBS, type Verb } from '../fixtures/rows-of-moldova.js';

/** Open to every request by intent: nothing in them is anybody's. */
const REVIEWED: Readonly<Record<string, string>> = {
  'agreements.register': 'one number',
  'audit.chain': 'length and hash of each chain, which every act carries on',
  'audit.signed_head': 'published',
  'audit.signing_key': 'public keys, published',
  'matching.checkpoint': 'revisions',
  'matching.lease': 'which process ranks a country',
  'matching.unlock_count': 'counts of five people and more, without names',
  'platform.data_key': 'wrapped: opens nothing without the key ring and a row that is seen',
  'platform.backup_note': 'when backups were written and rehearsed; of nobody',
  'platform.erasure': 'keyed hashes and counts; a receipt names nobody',
  'qualifications.awarding_body': 'published reference data',
  'qualifications.national_standard': 'published reference data',
  'qualifications.past': 'published reference data, as it was',
  'qualifications.register': 'one number',
  'qualifications.validation_centre': 'published reference data',
  'taxonomy.broader': 'ESCO',
  'taxonomy.concept': 'ESCO',
  'taxonomy.dangling_row': 'rows of ESCO files',
  'taxonomy.description': 'ESCO',
  'taxonomy.import': 'reports of imports of ESCO',
  'taxonomy.label': 'ESCO',
  'taxonomy.occupation_skill': 'ESCO',
  'taxonomy.revision': 'one number',
  'taxonomy.skill_skill': 'ESCO',
  'vacancies.register': 'one number',
};
const OUR_TABLES = `SELECT oid, oid::regclass::text AS name, relrowsecurity AS guarded FROM pg_class
  WHERE relkind IN ('r', 'p') AND relnamespace::regnamespace::text NOT IN ('pg_catalog', 'information_schema', 'public', 'bullmq')`;
const REFUSED = '42501';
/** Syntax and rules that do not hold together, as policies that ask each other. */
const FAULTS = /^42/;

describe('rows in PostgreSQL, asked straight under the role of requests', () => {
  let world: PermissionWorld;
  let owner: pg.Client;
  let rows: Readonly<Record<string, RowOfMoldova>>;
  beforeAll(async () => {
    world = await permissionWorld();
    owner = new pg.Client(world.databaseUrl);
    await owner.connect();
    await completeRows(owner, world);
    rows = rowsOfMoldova(world);
  });
  afterAll(async () => {
    await owner.end();
    await world.stop();
  });

  const principalOf = (role: Role, relation: Relation, id = ANYBODY): Principal =>
    role === 'installation'
      ? INSTALLATION
      : { id, name: role, grants: [grantOf(role, relation, world.ids.profileId ?? '')], demonstration: false };
  const action = 'session:end';
  const reachOfAsker = ({ role, relation, looksAfter, throughGlass }: RowAsker): Reach => {
    if (!role) return {};
    const principal = principalOf(role, relation, looksAfter ? CASEWORKER : world.ids.colleagueId);
    return reachOf(principal, { action, hasReason: true, throughGlass: throughGlass && world.ids.glassId });
  };
  /** Everything in one transaction that is rolled back. */
  const within = async <T>(reach: Reach, work: () => Promise<T>): Promise<T> => {
    await owner.query(beginWithin(reach));
    return work().finally(() => owner.query('ROLLBACK'));
  };
  /** Whether the statement reaches the row: what stops it after that (a key, a trigger that keeps rows) is not row-level security. */
  const isReached = async (statement: string, values: unknown[] = []): Promise<boolean> => {
    await owner.query('SAVEPOINT before');
    try {
      return ((await owner.query(statement, values)).rowCount ?? 0) > 0;
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (code !== REFUSED && FAULTS.test(code)) throw error;
      return code !== REFUSED;
    } finally {
      await owner.query('ROLLBACK TO SAVEPOINT before');
    }
  };
  /** `copy` is written in the name of whoever asks. */
  const isOpen = async (table: string, { where, change }: RowOfMoldova, verb: Verb, copy: object): Promise<boolean> => {
    if (verb === 'INSERT') {
      const statement = `INSERT INTO ${table} OVERRIDING SYSTEM VALUE SELECT (jsonb_populate_record(NULL::${table}, $1::jsonb)).*`;
      return isReached(statement, [JSON.stringify(copy)]);
    }
    const statements = {
      SELECT: `SELECT FROM ${table} WHERE ${where}`,
      UPDATE: `UPDATE ${table} SET ${change} WHERE ${where}`,
      DELETE: `DELETE FROM ${table} WHERE ${where}`,
    };
    return isReached(statements[verb]);
  };
  const copies = async (): Promise<Map<string, object>> => {
    const found = new Map<string, object>();
    for (const [table, { where }] of Object.entries(rows)) {
      const {
        rows: [row],
      } = await owner.query(`SELECT to_jsonb(the_row) AS row FROM ${table} AS the_row WHERE ${where} LIMIT 1`);
      if (!row) throw new Error(`There is no row of Moldova in ${table}.`);
      found.set(table, row.row);
    }
    return found;
  };

  it('opens to each role what the policy opens, and nothing else: every table, every verb, own, other and no country', async () => {
    const copied = await copies();
    const askers: RowAsker[] = [
      ...ROLES_OF_PRINCIPALS.flatMap((role) => RELATIONS.map((relation) => ({ role, relation, looksAfter: true as const }))),
      { role: 'caseworker', relation: 'own' },
      { role: 'caseworker', relation: 'own', throughGlass: true },
      { role: 'installation', relation: 'none' },
      { role: undefined, relation: 'none' },
    ];
    const [leaks, closed]: [string[], string[]] = [[], []];
    let asked = 0;
    for (const asker of askers) {
      const reach = reachOfAsker(asker);
      await within(reach, async () => {
        for (const [table, row] of Object.entries(rows)) {
          for (const verb of VERBS) {
            const by = actionsBy(row, verb, asker);
            for (const action of toBeAsked(row, by, asker)) {
              await owner.query(`SELECT set_config('passerelle.action', $1, true)`, [action]);
              const copy = { ...copied.get(table), ...(row.writer && { [row.writer]: reach['passerelle.principal'] }) };
              const open = await isOpen(table, row, verb, copy);
              const named = `${verb} ${table} ${action} ${JSON.stringify(asker)}`;
              if (open && !by.isOpenToAll && !by.actions.includes(action)) leaks.push(named);
              if (!open && by.actions.includes(action)) closed.push(named);
              asked++;
            }
          }
        }
      });
    }
    console.log(
      `  rows: ${askers.length} askers × ${Object.keys(rows).length} tables × ${VERBS.length} verbs, caseworkers by each action = ${asked}; leaks ${leaks.length}, wrongly closed ${closed.length}`,
    );
    expect(asked).toBeGreaterThan(10_000);
    expect({ leaks, closed }).toEqual({ leaks: [], closed: [] });
  });

  it('opens through a glass the one person of whom the reason is on record, to whoever wrote it', async () => {
    const ids = async (glass: Reach, id = world.ids.colleagueId) => {
      const colleague = reachOf(principalOf('caseworker', 'own', id), { action: 'profiles:read', hasReason: false });
      return within({ ...colleague, ...glass }, async () => {
        const found = await owner.query(`SELECT id FROM profiles.profile WHERE NOT demonstration`);
        return found.rows.map((row) => row.id as string);
      });
    };
    const glass = { 'passerelle.glass': world.ids.glassId ?? '' } as const;
    expect(await ids({})).toEqual([]);
    expect(await ids(glass)).toEqual([world.ids.profileId]);
    expect(await ids(glass, ANYBODY)).toEqual([]);
    expect(await ids({ 'passerelle.glass': ANYBODY })).toEqual([]);
  });

  it('lists at the desk those whom nobody looks after, and takes nobody on for another', async () => {
    const colleague = (action: Action) =>
      reachOf(principalOf('caseworker', 'own', world.ids.colleagueId), { action, hasReason: false, throughGlass: undefined });
    const waiting = await within(colleague('desk:open'), () => owner.query(`SELECT id FROM profiles.profile WHERE NOT demonstration`));
    expect(waiting.rows.map(({ id }) => id)).toEqual([NAMESAKE]);
    const takeOn = (who: string | undefined, person: string) =>
      within(colleague('people:take-on'), () =>
        isReached(`INSERT INTO profiles.caseworker VALUES ('${person}', 'MD', '${who}', 'Somebody')`),
      );
    expect(await takeOn(world.ids.colleagueId, NAMESAKE)).toBe(true);
    expect(await takeOn(ANYBODY, NAMESAKE)).toBe(false);
  });

  it('shows an auditor nothing of a person until a reason is kept', async () => {
    const auditor = principalOf('auditor', 'own');
    const count = (hasReason: boolean) =>
      within(reachOf(auditor, { action, hasReason }), async () => {
        const {
          rows: [{ n }],
        } = await owner.query(
          `SELECT (SELECT count(*) FROM profiles.profile WHERE NOT demonstration) + (SELECT count(*) FROM recognition.recognition_case)
            + (SELECT count(*) FROM matching.match_list) + (SELECT count(*) FROM profiles.personal_details) AS n`,
        );
        return Number(n);
      });
    expect(await count(false)).toBe(0);
    expect(await count(true)).toBeGreaterThanOrEqual(4);
  });

  it('shows an operation to whoever began it', async () => {
    const begin = (id: string) => reachOf(principalOf('caseworker', 'none', id), { action, hasReason: false });
    const own = `INSERT INTO platform.operation (id, kind, status, input) VALUES ('${ANYBODY}', 'import-vacancies', 'waiting', '{"begunBy": "${ANYBODY}"}')`;
    expect(await within(begin(ANYBODY), () => isReached(own))).toBe(true);
    expect(await within(begin(world.ids.profileId ?? ''), () => isReached(own))).toBe(false);
  });

  it('opens a consent that an authority needs to the assessor of the country, for as long as it holds, and no other', async () => {
    const given = async (id: string, purpose: string, until: string | null) =>
      owner.query(`INSERT INTO profiles.consent (id, profile_id, purpose, until, sealed) VALUES ($1, $2, $3, $4, '\\x01')`, [
        ...[`01900000-0000-7001-8000-0000000000e${id}`, world.ids.profileId, purpose, until],
      ]);
    await given('1', 'contact-origin', null);
    await given('2', 'contact-origin', '2020-01-01');
    await given('3', 'referral', null);
    const seen = (relation: Relation) =>
      within(reachOf(principalOf('assessor', relation), { action, hasReason: false }), async () => {
        const { rows: consents } = await owner.query(
          `SELECT right(id::text, 2) AS id FROM profiles.consent WHERE id::text LIKE '01900000%'`,
        );
        return consents.map(({ id }) => id as string);
      });
    expect(await seen('own')).toEqual(['e1']);
    expect(await seen('other')).toEqual([]);
    await owner.query(`INSERT INTO profiles.consent_withdrawal SELECT id FROM profiles.consent WHERE id::text LIKE '01900000%e1'`);
    expect(await seen('own')).toEqual([]);
  });

  it('guards each table, or has it reviewed', async () => {
    const { rows: tables } = await owner.query(
      `SELECT name, guarded, has_table_privilege('${REQUEST_ROLE}', oid, 'SELECT, INSERT, UPDATE, DELETE') AS open FROM (${OUR_TABLES}) AS one`,
    );
    const open = tables.filter((one) => one.open && !one.guarded).map(({ name }) => name);
    expect(open.toSorted()).toEqual(Object.keys(REVIEWED).toSorted());
    expect(
      tables
        .filter((one) => one.guarded)
        .map(({ name }) => name)
        .toSorted(),
    ).toEqual(Object.keys(rows).toSorted());
  });

  it('keeps from requests altogether what only the service asks', async () => {
    const { rows: tables } = await owner.query(
      `SELECT name FROM (${OUR_TABLES}) AS one WHERE NOT has_table_privilege('${REQUEST_ROLE}', oid, 'SELECT, INSERT, UPDATE, DELETE') ORDER BY 1`,
    );
    const closed = tables.map(({ name }) => name as string);
    expect(closed.filter((name) => !name.startsWith('identity.'))).toEqual(
      [
        'evidence.people_by_sex',
        'migration',
        'passport.opening',
        'passport.passport',
        'passport.share',
        'passport.signing_key',
        'personal_data.erased_tally',
        'platform.hourly_count',
        'platform.idempotency_key',
        'platform.quota_use',
        'platform.retention_run',
        'self_assessment.alert',
        'self_assessment.confirmation',
        'self_assessment.draft',
        'self_assessment.paper',
        'self_assessment.way_back',
        'statistics.cell',
        'statistics.snapshot',
      ].filter((name) => closed.includes(name)),
    );
    const statement = `SELECT FROM identity.principal`;
    expect(await within(reachOf(INSTALLATION, { action, hasReason: true }), () => isReached(statement))).toBe(false);
  });

  it('is a role that owns nothing, signs in nowhere, bypasses nothing and is a member of nothing', async () => {
    const {
      rows: [role],
    } = await owner.query(
      `SELECT rolsuper, rolbypassrls, rolcanlogin, rolcreaterole, rolcreatedb, (SELECT count(*)::int FROM pg_class WHERE relowner = one.oid) AS owned,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = one.oid) AS memberships FROM pg_roles AS one WHERE rolname = $1`,
      [REQUEST_ROLE],
    );
    const none = { rolsuper: false, rolbypassrls: false, rolcanlogin: false, rolcreaterole: false, rolcreatedb: false };
    expect(role).toEqual({ ...none, owned: 0, memberships: 0 });
  });

  it('does not let a statement of a request lift the guard', async () => {
    await owner.query(`SET SESSION AUTHORIZATION ${REQUEST_ROLE}`);
    const {
      rows: [{ name }],
    } = await owner.query(`SELECT session_user AS name`);
    expect(name).toBe(REQUEST_ROLE);
    for (const statement of [
      `SET ROLE ${new URL(world.databaseUrl).username || 'postgres'}`,
      `ALTER TABLE profiles.profile DISABLE ROW LEVEL SECURITY`,
      `DROP POLICY request_select ON profiles.profile`,
      `SET row_security = off; SELECT FROM profiles.profile`,
      `TRUNCATE profiles.profile CASCADE`,
    ])
      await expect(owner.query(statement)).rejects.toMatchObject({ code: REFUSED });
    await owner.query(`RESET SESSION AUTHORIZATION`);
    await owner.query(`RESET row_security`);
  });
});

const ANYBODY = '01900000-0000-7001-8000-0000000000b1';
