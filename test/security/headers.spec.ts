import { LoadDemonstration } from '../../src/demonstration/index.js';
import { DatabaseWatch } from '../../src/platform/availability/database-watch.js';
import { type Route, routesOf } from '../fixtures/routes-of.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const PERSON = '01900000-0000-7001-8000-000000000002';
const PARAMETERS: Readonly<Record<string, string>> = { slug: 'ro-md-education', number: '3', profileId: PERSON, code: 'not-found' };
const NOWHERE = '01900000-0000-7001-8000-00000000ffff';

/** What no route serves: documents, assets, the provider, and each kind of refusal. */
const BESIDE = [
  ...[
    '/docs',
    '/docs/swagger-ui-bundle.js',
    '/docs/swagger-ui-init.js',
    '/openapi.json',
    '/openapi.yaml',
    '/assets/mark.svg',
    '/assets/none',
  ],
  ...[
    '/oidc/.well-known/openid-configuration',
    '/oidc/nothing',
    '/nowhere',
    '/v1/nowhere',
    `/${'x'.repeat(5_000)}`,
    '/agreements/%00',
    '/%',
  ],
];

type Answer = Awaited<ReturnType<TestService['app']['inject']>>;

describe('every answer, of every page and route', () => {
  let service: TestService;
  let routes: readonly Route[];
  beforeAll(async () => {
    service = await referenceService({ ROLES: 'api', PUBLIC_URL: 'https://passerelle.example', API_TOKEN: 'a-token-of-the-installation' });
    await service.app.get(LoadDemonstration).people();
    routes = routesOf(service.app);
  });
  afterAll(() => service.stop());

  const ask = (method: string, url: string, headers: object = {}, payload?: string): Promise<Answer> =>
    service.app.inject({ method: method as 'GET', url, headers: { ...headers }, ...(payload !== undefined && { payload }) });
  const addressOf = ({ path }: Route) => path.replace(/:(\w+)/g, (_, name: string) => PARAMETERS[name] ?? NOWHERE);
  const isOfDocs = (url: string) => /^\/docs/.test(url);

  /** @returns what is missing or too much */
  const faults = (url: string, { headers, body }: Answer): string[] => {
    const policy = String(headers['content-security-policy'] ?? '');
    const type = String(headers['content-type'] ?? '');
    const expected: [string, boolean][] = [
      ['nothing by default', policy.includes("default-src 'none'")],
      ['no frames', policy.includes("frame-ancestors 'none'") && policy.includes("base-uri 'none'")],
      ['forms lead here', /form-action '(self|none)'/.test(policy)],
      ['scripts', policy.includes(isOfDocs(url) ? "script-src 'self';" : "script-src 'none'") && !policy.includes('unsafe-eval')],
      ['inline', isOfDocs(url) || (!policy.includes('unsafe-inline') && policy.includes("require-trusted-types-for 'script'"))],
      ['no guessing of types', headers['x-content-type-options'] === 'nosniff'],
      ['encryption is kept', /max-age=\d{8}/.test(String(headers['strict-transport-security']))],
      ['referrer', headers['referrer-policy'] === 'same-origin'],
      [
        'origins apart',
        headers['cross-origin-opener-policy'] === 'same-origin' && headers['cross-origin-resource-policy'] === 'same-origin',
      ],
      ['permissions', String(headers['permissions-policy']).includes('camera=()')],
      ['how long it is kept', headers['cache-control'] !== undefined],
      ['says nothing of the server', headers.server === undefined && headers['x-powered-by'] === undefined],
      ['charset', !type.startsWith('text/html') || /charset=utf-8/i.test(type)],
      ['inline script', !/<script(?![^>]*\ssrc=)[^>]*>\s*\S/i.test(body) || !type.includes('html')],
      ['handlers', !type.includes('html') || !/\son(click|load|error|submit)\s*=/i.test(body)],
    ];
    return expected.filter(([, holds]) => !holds).map(([name]) => `${url.slice(0, 60)}: ${name}`);
  };
  const cookieFaults = (url: string, { headers }: Answer) =>
    [headers['set-cookie'] ?? []].flat().flatMap((line) => {
      const isSafe = /; HttpOnly/i.test(line) && (/; SameSite=(Lax|Strict)/i.test(line) || /Max-Age=0/.test(line));
      const isSession = /passerelle-(session|sign-in)=/.test(line);
      return isSafe && (!isSession || (line.startsWith('__Host-') && /; Secure/i.test(line)))
        ? []
        : [`${url}: ${line.replace(/=[^;]*/, '=…')}`];
    });

  it('says what a browser may do with it and how long it may be kept, signed in or not, in JSON or as a page', async () => {
    const found: string[] = [];
    let asked = 0;
    for (const accept of ['text/html', 'application/json'])
      for (const authorization of [undefined, 'Bearer a-token-of-the-installation', 'Bearer demonstration-ro-assessor'])
        for (const [method, url] of [...routes.map((one) => [one.method, addressOf(one)]), ...BESIDE.map((url) => ['GET', url])]) {
          if (method === 'DELETE') continue;
          const answer = await ask(method ?? '', `${url}${accept === 'text/html' ? '?lang=ro' : ''}`, {
            accept,
            ...(authorization && { authorization }),
          });
          asked += 1;
          found.push(...faults(url ?? '', answer), ...cookieFaults(url ?? '', answer));
        }
    console.log(`      headers: ${routes.length} routes and ${BESIDE.length} other addresses, ${asked} answers, ${found.length} faults`);
    expect([...new Set(found)]).toEqual([]);
    expect(asked).toBeGreaterThan(400);
  }, 120_000);

  it('would be found out without any one of them', async () => {
    const page = await ask('GET', '/agreements?lang=ro', { accept: 'text/html' });
    const without = (name: string, value?: string) => ({ ...page, headers: { ...page.headers, [name]: value } }) as Answer;
    const policy = String(page.headers['content-security-policy']);
    const loosened = (from: string, to: string) => without('content-security-policy', policy.replace(from, to));
    const planted: readonly (readonly [string, Answer])[] = [
      ['nothing by default', loosened("default-src 'none'", "default-src 'self'")],
      ['no frames', loosened("frame-ancestors 'none'", 'frame-ancestors *')],
      ['forms lead here', loosened("form-action 'self'", 'form-action *')],
      ['scripts', loosened("script-src 'none'", "script-src 'unsafe-eval'")],
      ['inline', loosened("style-src 'self'", "style-src 'unsafe-inline'")],
      ['no guessing of types', without('x-content-type-options')],
      ['encryption is kept', without('strict-transport-security')],
      ['referrer', without('referrer-policy', 'unsafe-url')],
      ['origins apart', without('cross-origin-opener-policy')],
      ['permissions', without('permissions-policy')],
      ['how long it is kept', without('cache-control')],
      ['says nothing of the server', without('x-powered-by', 'Express')],
      ['charset', without('content-type', 'text/html')],
      ['inline script', { ...page, body: `${page.body}<script>alert(1)</script>` } as Answer],
      ['handlers', { ...page, body: `${page.body}<img onerror="x">` } as Answer],
    ];
    expect(faults('/agreements', page)).toEqual([]);
    for (const [name, answer] of planted) expect(faults('/agreements', answer)).toContain(`/agreements: ${name}`);
    const cookie = (line: string) => cookieFaults('/', without('set-cookie', line));
    const safe = '__Host-passerelle-session=x; HttpOnly; Secure; SameSite=Lax';
    expect(cookie(safe)).toEqual([]);
    for (const part of ['__Host-', '; HttpOnly', '; Secure', '; SameSite=Lax']) expect(cookie(safe.replace(part, ''))).toHaveLength(1);
  });

  it('about people, acts and cases is kept by nobody', async () => {
    const headers = { authorization: 'Bearer a-token-of-the-installation' };
    for (const url of [`/v1/profiles/${PERSON}`, `/v1/profiles/${PERSON}/matches`, `/v1/profiles/${PERSON}/assessments`])
      expect([url, (await ask('GET', url, headers)).headers['cache-control']]).toEqual([url, 'no-store']);
    expect((await ask('GET', '/v1/agreements')).headers['cache-control']).toBe('no-cache');
  });

  it('is no different where a body is refused, or the service itself', async () => {
    const json = { 'content-type': 'application/json' };
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const refused: [number, Promise<Answer>][] = [
      [413, ask('POST', '/v1/assessments', json, `"${'x'.repeat(1 << 20)}"`)],
      [413, ask('POST', '/sign-out', form, 'x'.repeat(70_000))],
      [415, ask('POST', '/v1/assessments', { 'content-type': 'application/x-unknown' }, 'x')],
      [400, ask('POST', '/v1/assessments', json, '{')],
      [422, ask('POST', '/v1/assessments', json, '{}')],
      [401, ask('GET', '/v1/vacancies/x')],
      [414, ask('GET', `/v1/occupations?q=${'x'.repeat(5_000)}`)],
    ];
    for (const [status, asking] of refused) {
      const answer = await asking;
      expect([answer.statusCode, faults('/v1', answer)]).toEqual([status, []]);
    }
    Object.assign(service.app.get(DatabaseWatch), { isAway: true });
    const away = await ask('GET', '/agreements', { accept: 'text/html' });
    Object.assign(service.app.get(DatabaseWatch), { isAway: false });
    expect([away.statusCode, faults('/agreements', away)]).toEqual([503, []]);
  });
});
