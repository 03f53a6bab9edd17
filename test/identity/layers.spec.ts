import pg from 'pg';
import { DataSource } from 'typeorm';
import { type Action, POLICY, ROLES_OF_PRINCIPALS, type Role } from '../../src/identity/index.js';
import { OPEN } from '../../src/platform/access/needs.js';
import { DataSourceWithinReach } from '../../src/platform/database/data-source-within-reach.js';
import type { CountryCode } from '../../src/standards/index.js';
import { type Asker, everybodyAsking, isRefusal, isToBeRefused, mayByTable, named } from '../fixtures/everybody-asking.js';
import { type PermissionWorld, permissionWorld } from '../fixtures/permission-world.js';
import type { Route } from '../fixtures/routes-of.js';
import { completeRows, rowsOfMoldova } from '../fixtures/rows-of-moldova.js';

const WORD = 'Zarzavagiu';
/** Everything that may be done at all may now be done by everybody, everywhere. */
const ANYBODY = Object.fromEntries([...ROLES_OF_PRINCIPALS, 'installation'].map((role) => [role, 'any']));
/** Written by the service itself about what was asked, whoever asks. */
const TOLD_BY_THE_SERVICE = ['platform.outbox', 'audit.entry'];

describe('the checks of the application without those of the database', () => {
  const ofRequests = Object.getOwnPropertyDescriptor(DataSourceWithinReach.prototype, 'createQueryRunner') as PropertyDescriptor;
  let world: PermissionWorld;
  beforeAll(async () => {
    DataSourceWithinReach.prototype.createQueryRunner = DataSource.prototype.createQueryRunner;
    world = await permissionWorld();
  });
  afterAll(async () => {
    await world.stop();
    Object.defineProperty(DataSourceWithinReach.prototype, 'createQueryRunner', ofRequests);
  });

  it('let no caseworker through to the person of a colleague', async () => {
    const { asked, ask } = await colleagueAsking(world);
    const answers = await Promise.all(asked.map(async (pair) => ({ ...pair, answer: await ask(pair.route, pair.asker) })));
    const through = answers.filter(({ answer }) => !isKeptOut(answer));
    expect(asked.length).toBeGreaterThan(25);
    expect(through.map(({ route, asker, answer }) => named(route, asker, answer.statusCode))).toEqual([]);
  });

  it('let nobody through where the table says no', async () => {
    const { ask, pairs } = await everybodyAsking(world);
    const refused = pairs(isToBeRefused);
    const leaks: string[] = [];
    for (const { route, asker } of refused) {
      const answer = await ask(route, asker);
      if (!isRefusal(answer) || answer.statusCode === 422) leaks.push(named(route, asker, answer.statusCode));
    }
    console.log(`  application alone: refused ${refused.length}, leaks ${leaks.length}`);
    expect(leaks).toEqual([]);
  });
});

describe('the checks of the database without those of the application', () => {
  const asWritten = Object.entries(POLICY).map(([action, { roles }]) => [action as Action, roles] as const);
  let world: PermissionWorld;
  let owner: pg.Client;
  const setPolicy = (rolesOf: (roles: object) => object) => {
    for (const [action, roles] of asWritten) Object.assign(POLICY[action], { roles: rolesOf(roles) });
  };
  beforeAll(async () => {
    world = await permissionWorld();
    owner = new pg.Client(world.databaseUrl);
    await owner.connect();
    await completeRows(owner, world);
  });
  afterAll(async () => {
    setPolicy((roles) => roles);
    await owner.end();
    await world.stop();
  });

  /** What is shown and changed when the application lets everybody do everything. */
  const unchecked = async (asked: readonly Pair[], ask: (route: Route, asker: Asker) => Promise<{ statusCode: number; body: string }>) => {
    const marks = await planted(owner, world);
    const before = await everyRow();
    setPolicy(() => ANYBODY);
    const shown: string[] = [];
    for (const { route, asker } of asked) {
      const answer = await ask(route, asker);
      const seen = marks.filter((mark) => answer.body.includes(mark));
      if (seen.length) shown.push(`${named(route, asker, answer.statusCode)} ${seen.join()}`);
    }
    setPolicy((roles) => roles);
    const after = await everyRow();
    const changed = [...before].flatMap(([table, rows]) =>
      TOLD_BY_THE_SERVICE.includes(table) ? [] : rows.filter((row) => !after.get(table)?.includes(row)).map((row) => `${table} ${row}`),
    );
    console.log(`  database alone: asked ${asked.length}, shown ${shown.length}, rows changed ${changed.length}`);
    return { shown, changed };
  };

  const everyRow = async (): Promise<Map<string, string[]>> => {
    const found = new Map<string, string[]>();
    for (const [table, { where }] of Object.entries(rowsOfMoldova(world))) {
      const { rows } = await owner.query(`SELECT the_row::text AS row FROM ${table} AS the_row WHERE ${where} ORDER BY 1`);
      found.set(
        table,
        rows.map(({ row }) => row as string),
      );
    }
    return found;
  };

  it('change nothing of Moldova for those of another country or of none, and show nothing', async () => {
    const { ask, pairs } = await everybodyAsking(world);
    const isAnothers = (route: Route, asker: Asker) =>
      isToBeRefused(route, asker) && asker.relation !== 'own' && asker.role !== 'installation';
    const asked = pairs(
      (route, asker) => route.needs !== OPEN && asker.role !== undefined && asker.role !== 'operator' && isAnothers(route, asker),
    );
    expect(asked.length).toBeGreaterThan(500);
    expect(await unchecked(asked, ask)).toEqual({ shown: [], changed: [] });
  });

  it('change nothing of a person for a colleague of their caseworker, and show nothing', async () => {
    const { asked, ask } = await colleagueAsking(world);
    expect(asked.length).toBeGreaterThan(25);
    expect(await unchecked(asked, ask)).toEqual({ shown: [], changed: [] });
  });

  it('show their own to those who may, so that it is not merely broken', async () => {
    const { ask, pairs } = await everybodyAsking(world);
    const read = pairs(({ handler, needs }, asker) => handler === 'ProfilesController.read' && mayByTable(needs, asker));
    for (const { route, asker } of read) expect((await ask(route, asker)).statusCode).toBe(200);
    expect(read.length).toBeGreaterThan(4);
  });
});

interface Pair {
  readonly route: Route;
  readonly asker: Asker;
}

/** A caseworker of the country asks each route of the people of caseworkers about one whom a colleague looks after. */
async function colleagueAsking(world: PermissionWorld) {
  const { routes, ask } = await everybodyAsking(world);
  const token = await world.principal('Colleague', [{ role: 'caseworker', country: 'MD' as CountryCode }]);
  const asker: Asker = { role: 'caseworker', relation: 'own', token };
  const isOfTheirPeople = ({ needs }: Route) =>
    needs !== OPEN && (POLICY[needs as Action].roles as Partial<Record<Role, string>>).caseworker === 'their people';
  return { asked: routes.filter(isOfTheirPeople).map((route) => ({ route, asker })), ask };
}

/** Refused; at the desk, led to the door. */
function isKeptOut(answer: Awaited<ReturnType<PermissionWorld['send']>>): boolean {
  return isRefusal(answer) || String(answer.headers.location).endsWith('/door');
}

/** Words that only those may see who may see the thing: the title of a draft, what an operation told of a row. */
async function planted(owner: pg.Client, { ids }: PermissionWorld): Promise<readonly string[]> {
  await owner.query(`UPDATE platform.operation_verdict SET detail = '${WORD}' WHERE operation_id = $1`, [ids.operationId]);
  const others = [ids.validationId, ids.assignmentId, ids.caseId].filter((id): id is string => id !== undefined);
  return ['Secret draft', WORD, '"destination":"MD"', ...others.map((id) => `"id":"${id}"`)];
}
