import fs from 'node:fs';
import { policyTable } from '../../src/identity/domain/policy-table.js';
import { POLICY } from '../../src/identity/index.js';
import { OPEN } from '../../src/platform/access/needs.js';
import { readConfiguration } from '../../src/platform/configuration/settings.js';
import { structuredLogger } from '../../src/platform/telemetry/structured-logger.js';
import { assembleService } from '../../src/service.js';
import { type Route, routesOf } from '../fixtures/routes-of.js';
import { testDatabase } from '../fixtures/test-database.js';

/** What Fastify serves beside the controllers: styles and pictures, the documentation of the API, and the OpenID provider, which has rules of its own. */
const BESIDE = /^\/(assets\/\*|docs(\/.*)?|openapi\.(json|yaml)|oidc\/\*)$/;

/** Sent by POST, and no more than computed, or one's own session ended. */
const STORE_NOTHING = ['SignInController.end', 'StoredAssessmentsController.replay', 'ExamplesController.runDraft'];
const PERSONAL = ['person', 'recognition case', 'validation', 'assignment', 'review', 'referral'];

describe('the policy', () => {
  let routes: readonly Route[];
  const served: string[] = [];
  beforeAll(async () => {
    const { url, drop } = await testDatabase();
    const configuration = readConfiguration({ NODE_ENV: 'test', DATABASE_URL: url, ROLES: 'api', LOG_LEVEL: 'silent' });
    const { app, stop } = await assembleService(configuration, structuredLogger('silent'));
    const server = app.getHttpAdapter().getInstance();
    server.addHook('onRoute', ({ method, url: path }) => {
      for (const one of [method].flat()) if (one !== 'HEAD' && one !== 'OPTIONS') served.push(`${one} ${path}`);
    });
    await app.init();
    await server.ready();
    routes = routesOf(app);
    await stop();
    await drop();
  });

  it('is asked by every route and page: each one says what it needs, or that it is open to everybody', () => {
    const known = new Set<unknown>([OPEN, ...Object.keys(POLICY)]);
    expect(routes.length).toBeGreaterThan(90);
    expect(routes.filter(({ needs }) => !known.has(needs)).map(({ handler }) => handler)).toEqual([]);
  });

  it('knows every address that the service answers', () => {
    const declared = new Set(routes.map(({ method, path }) => `${method} ${path}`));
    const others = served.filter((one) => !declared.has(one.replace(/(?<=\w)\/$/, '')) && !BESIDE.test(one.split(' ')[1] ?? ''));
    expect(served.length).toBeGreaterThanOrEqual(routes.length);
    expect(others).toEqual([]);
  });

  it('opens nothing that no route asks for', () => {
    const asked = new Set(routes.map(({ needs }) => needs));
    expect(Object.keys(POLICY).filter((action) => !asked.has(action))).toEqual([]);
  });

  it('lets an auditor read and never write, and an operator see no person', () => {
    const actionsOf = (role: string) => Object.entries(POLICY).flatMap(([action, { roles }]) => (role in roles ? action : []));
    const writes = routes.filter(({ method, handler }) => method !== 'GET' && !STORE_NOTHING.includes(handler)).map(({ needs }) => needs);
    expect(actionsOf('auditor').filter((action) => writes.includes(action))).toEqual([]);
    const ofPeople = Object.entries(POLICY).flatMap(([action, rule]) => ('about' in rule && PERSONAL.includes(rule.about) ? action : []));
    expect(ofPeople.length).toBeGreaterThan(10);
    expect(actionsOf('operator').filter((action) => ofPeople.includes(action))).toEqual([]);
  });

  it('is the table that the documentation shows', () => {
    expect(fs.readFileSync('src/identity/README.md', 'utf8')).toContain(policyTable());
  });
});
