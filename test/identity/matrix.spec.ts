import { type Action, type Grant, POLICY, ROLES_OF_PRINCIPALS, type Role } from '../../src/identity/index.js';
import { OPEN } from '../../src/platform/access/needs.js';
import type { CountryCode } from '../../src/standards/index.js';
import { anAgreement } from '../fixtures/an-agreement.js';
import {
  API_TOKEN,
  ENDPOINT,
  FACTS,
  PERSON,
  type PermissionWorld,
  permissionWorld,
  SOURCE,
  VACANCY,
} from '../fixtures/permission-world.js';
import { type Route, routesOf } from '../fixtures/routes-of.js';

const RELATIONS = ['own', 'other', 'none'] as const;
type Relation = (typeof RELATIONS)[number];

/** Somebody who asks: a role in its relation to the things of Moldova; no role: a stranger. */
interface Asker {
  readonly role: Role | undefined;
  readonly relation: Relation;
  readonly token: string | undefined;
}

interface Asked {
  readonly query?: string;
  readonly payload?: unknown;
  readonly headers?: object;
}

/** Answers everybody who holds the role with what is their own; what is in it, a test of its own looks at. */
const LISTS_OF_ONES_OWN = [
  'DraftsController.list',
  'ReferralsController.list',
  'AccountReferralsController.list',
  'DeskReferralsController.list',
  'FeeReviewsController.list',
  'WebhookEndpointsController.list',
];

const ANOTHER = '01900000-0000-7001-8000-00000000ffff';
const NDJSON = { 'content-type': 'application/x-ndjson' };
const REFUSED = [401, 403, 404];

/** What the address does not name: a body or a query that is about Moldova, so that only the use case can refuse it. */
const aboutMoldova = (ids: Readonly<Record<string, string>>): Readonly<Record<string, Asked>> => ({
  'POST /v1/assignments': { payload: { profileIds: [ids.profileId] } },
  'POST /v1/impact-previews': { payload: { agreement: ids.agreementId, draft: 1, events: [] } },
  'POST /v1/profiles': { payload: PERSON },
  'POST /v1/vacancies': { payload: VACANCY },
  'PUT /v1/vacancies/:vacancyId': { payload: VACANCY, headers: { 'if-match': '"1"' } },
  'POST /v1/imports': { query: `?kind=vacancies&source=${SOURCE}`, payload: '', headers: NDJSON },
  'PUT /v1/coding/corrections': { payload: { source: SOURCE, wording: 'Sudor', occupation: '7212' } },
  'POST /v1/webhook-endpoints': { payload: { ...ENDPOINT, url: 'https://93.184.215.14/another' } },
  'PATCH /v1/webhook-endpoints/:endpointId': { payload: { state: 'disabled' }, headers: { 'if-match': '*' } },
  'GET /v1/audit/entries': { query: '?organisation=country:MD' },
  'POST /v1/agency-licences': {
    payload: { country: 'MD', agency: 'Agency', number: '1', authority: 'ANOFM', from: '2026-01-01', source: 'Register' },
  },
  'POST /v1/agency-licences/:licenceId/end': { payload: { to: '2026-12-31' } },
  'POST /v1/vacancies/:vacancyId/fee-review': { payload: { verdict: 'no-fee' } },
  'POST /v1/referrals': { payload: { profileId: ids.profileId, recipient: 'employer', vacancyId: ids.vacancyId } },
  'GET /v1/referrals': { query: '?country=MD' },
  'GET /v1/unlocks': { query: '?destination=MD' },
  'GET /v1/recognition-cases': { query: '?country=MD' },
  'POST /v1/recognition-cases': { payload: { purpose: 'study', facts: FACTS } },
  'POST /v1/qualifications': {
    payload: {
      country: 'MD',
      title: 'Titlu',
      mappings: [{ iscedLevel: 3, source: 'A law', certainty: 'seen' }],
    },
  },
  'POST /v1/agreement-drafts': {
    payload: {
      slug: 'md-only',
      kind: 'recognition',
      title: { en: 'Another' },
      parties: [{ country: 'MD' }, { country: 'RO' }],
      demonstration: true,
    },
  },
  'POST /v1/agreements': { payload: anAgreement() },
});

describe('every role against every route, for its own country, another, and none', () => {
  let world: PermissionWorld;
  let routes: readonly Route[];
  let askers: readonly Asker[];
  beforeAll(async () => {
    world = await permissionWorld();
    routes = routesOf(world.app);
    const ofRoles = ROLES_OF_PRINCIPALS.flatMap((role) =>
      RELATIONS.map(async (relation) => ({
        role,
        relation,
        token: await world.principal(`${role} ${relation}`, [grantOf(role, relation)]),
      })),
    );
    const strangers: Asker[] = [undefined, 'a-token-that-nobody-was-given'].map((token) => ({ role: undefined, relation: 'none', token }));
    askers = [...(await Promise.all(ofRoles)), { role: 'installation', relation: 'none', token: API_TOKEN }, ...strangers];
  });
  afterAll(() => world.stop());

  const grantOf = (role: Role, relation: Relation): Grant => {
    if (relation === 'none') return { role };
    const country = (relation === 'own' ? 'MD' : 'IT') as CountryCode;
    const person = relation === 'own' ? (world.ids.profileId ?? '') : ANOTHER;
    return role === 'returnee' ? { role, person } : { role, country, organisation: relation === 'own' ? SOURCE : 'feed-of-it' };
  };
  /** What the table says, read by itself: nobody here began the operation. */
  const mayByTable = (need: unknown, { role, relation }: Asker) => {
    if (need === OPEN) return true;
    const scope = role && (POLICY[need as Action].roles as Partial<Record<Role, string>>)[role];
    return scope === 'any' || (scope !== undefined && scope !== 'begun by oneself' && relation === 'own');
  };
  const holds = (need: unknown, { role }: Asker) => role !== undefined && need !== OPEN && role in POLICY[need as Action].roles;
  const ask = ({ method, path }: Route, { token }: Asker, more: object = { 'access-reason': 'A complaint of the person herself' }) => {
    const url = path.replace(/:(\w+)/g, (_, name: string) => world.ids[name] ?? (name === 'number' ? '1' : ANOTHER));
    const { query = '', payload, headers } = aboutMoldova(world.ids)[`${method} ${path}`] ?? {};
    const body = payload ?? (method === 'GET' || method === 'DELETE' ? undefined : {});
    return world.send(method, url + query, token, body, { ...headers, ...more });
  };
  const pairs = (isWanted: (route: Route, asker: Asker) => boolean) =>
    routes.flatMap((route) => askers.flatMap((asker) => (isWanted(route, asker) ? [{ route, asker }] : [])));
  const named = (route: Route, { role, relation, token }: Asker, statusCode: number) =>
    `${route.method} ${route.path} ${role ?? (token ? 'unknown token' : 'nobody')} ${relation}: ${statusCode}`;

  /* First what is refused, so that nothing has changed; then what reads, what writes, and what erases. */
  it('lets nobody through where the table says no', async () => {
    const refused = pairs(
      ({ needs, handler }, asker) => !mayByTable(needs, asker) && !(holds(needs, asker) && LISTS_OF_ONES_OWN.includes(handler)),
    );
    const leaks: string[] = [];
    for (const { route, asker } of refused) {
      const { statusCode } = await ask(route, asker);
      if (!REFUSED.includes(statusCode)) leaks.push(named(route, asker, statusCode));
    }
    console.log(
      `  matrix: ${routes.length} routes × ${askers.length} askers = ${routes.length * askers.length}; refused ${refused.length}, leaks ${leaks.length}`,
    );
    expect(refused.length).toBeGreaterThan(1_000);
    expect(leaks).toEqual([]);
  });

  it('shows nothing of Moldova in the lists of others', async () => {
    const secrets = [
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
      for (const asker of askers.filter(({ relation, role }) => relation !== 'own' && role !== 'installation')) {
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
    const open = pairs(({ needs }, asker) => needs !== OPEN && mayByTable(needs, asker));
    const closed: string[] = [];
    const turn = ({ route: { method } }: (typeof open)[number]) => ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].indexOf(method);
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
