import { type Action, POLICY } from '../../src/identity/index.js';
import { OPEN } from '../../src/platform/access/needs.js';
import { type Asker, everybodyAsking, isRefusal, isToBeRefused, mayByTable, named } from '../fixtures/everybody-asking.js';
import { type PermissionWorld, permissionWorld } from '../fixtures/permission-world.js';
import type { Route } from '../fixtures/routes-of.js';

describe('every role against every route, for its own country, another, and none', () => {
  let world: PermissionWorld;
  let everybody: Awaited<ReturnType<typeof everybodyAsking>>;
  beforeAll(async () => {
    world = await permissionWorld();
    everybody = await everybodyAsking(world);
  });
  afterAll(() => world.stop());

  /* First what is refused, so that nothing has changed; then what reads, what writes, and what erases. */
  it('lets nobody through where the table says no', async () => {
    const { routes, askers, ask, pairs } = everybody;
    const refused = pairs(isToBeRefused);
    const leaks: string[] = [];
    for (const { route, asker } of refused) {
      const answer = await ask(route, asker);
      if (!isRefusal(answer)) leaks.push(named(route, asker, answer.statusCode));
    }
    console.log(
      `  matrix: ${routes.length} routes × ${askers.length} askers = ${routes.length * askers.length}; refused ${refused.length}, leaks ${leaks.length}`,
    );
    expect(refused.length).toBeGreaterThan(1_000);
    expect(leaks).toEqual([]);
  });

  it('shows nothing of Moldova in the lists of others', async () => {
    const secrets = [
      world.ids.reviewId,
      world.ids.profileId,
      world.ids.caseId,
      world.ids.validationId,
      world.ids.assignmentId,
      world.ids.agreementId,
      world.ids.referralId,
      world.ids.endpointId,
    ];
    const lists = [
      '/v1/recognition-cases',
      '/v1/referrals',
      '/v1/broken-glass',
      '/v1/reviews',
      '/desk/reviews',
      '/desk',
      '/desk/people',
      '/desk/people/mine',
      '/desk/people/waiting',
      '/desk/cases',
      '/desk/coding',
      '/desk/cases/list.csv',
      '/desk/glass',
      '/v1/agreement-drafts',
      '/v1/operations',
      '/v1/webhook-endpoints',
      '/agreements',
      '/v1/agreements',
      '/people',
      '/',
    ];
    const shown: string[] = [];
    for (const url of lists) {
      for (const asker of everybody.askers.filter(({ relation, role }) => relation !== 'own' && role !== 'installation')) {
        const { body } = await world.send('GET', url, asker.token, undefined, { 'access-reason': 'A complaint of the person' });
        shown.push(
          ...secrets
            .filter((secret) => secret && body.includes(secret))
            .map((secret) => `${asker.role} ${asker.relation} ${url} ${secret}`),
        );
      }
    }
    expect(shown.filter((one) => !/^operator/.test(one))).toEqual([]);
  });

  it('asks an auditor for a reason before anything about a person is shown, and keeps it', async () => {
    const { routes, askers, ask } = everybody;
    const auditor = askers.find(({ role, relation }) => role === 'auditor' && relation === 'own') as Asker;
    const personal = routes.filter(
      ({ needs }) => needs !== OPEN && POLICY[needs as Action].roles !== undefined && reasoned(needs as Action),
    );
    for (const route of personal) expect((await ask(route, auditor, {})).json()).toMatchObject({ status: 403, code: 'reason-required' });
    expect(personal.length).toBeGreaterThan(10);
    const one = personal.find(({ handler }) => handler === 'ProfilesController.read') as Route;
    expect((await ask(one, auditor)).statusCode).toBe(200);
  });

  it('opens what the table opens', async () => {
    const { ask, pairs } = everybody;
    const open = pairs(({ needs }, asker) => needs !== OPEN && mayByTable(needs, asker));
    const closed: string[] = [];
    /* Whoever has handed a person back reaches them no longer. */
    const turn = ({ route: { method, path } }: (typeof open)[number]) =>
      (method === 'DELETE' && path.endsWith('/caseworker')) || path.endsWith('/hand-back')
        ? 9
        : ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].indexOf(method);
    for (const { route, asker } of open.toSorted((one, other) => turn(one) - turn(other))) {
      const { statusCode } = await ask(route, asker);
      if ([401, 403].includes(statusCode) || statusCode >= 500) closed.push(named(route, asker, statusCode));
    }
    console.log(`  matrix: let through ${open.length}, wrongly refused ${closed.length}`);
    expect(closed).toEqual([]);
  });
});

function reasoned(action: Action): boolean {
  return Object.values(POLICY[action].roles).includes('own country, reason recorded' as never);
}
