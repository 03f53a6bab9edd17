import { Clients, Principals } from '../../src/identity/index.js';
import type { CountryCode } from '../../src/standards/index.js';
import { productionKeys } from '../fixtures/production-keys.js';
import { type TestService, testService } from '../fixtures/test-service.js';

const SECRET = 'a secret of the installation, 32 characters';
const GRANTS = [{ role: 'employment-service' as const, country: 'MD' as CountryCode, organisation: 'anofm' }];
const HOST = 'passerelle.example';

describe('who guesses', () => {
  let service: TestService;
  let known: { id: string; secret: string };
  let token: string;
  beforeAll(async () => {
    const production = { NODE_ENV: 'production', ...productionKeys(), OIDC_ISSUER: 'embedded', IDENTITY_SECRET: SECRET };
    service = await testService({ ROLES: 'api', API_TOKEN: 'a-token-of-the-installation', ...production, PUBLIC_URL: `https://${HOST}` });
    known = await service.app.get(Clients).addWithSecret('ANOFM', GRANTS);
    token = await service.app.get(Principals).add('ANOFM', GRANTS);
  });
  afterAll(() => service.stop());

  const headers = (from: string) => ({ host: HOST, 'x-forwarded-proto': 'https', 'x-forwarded-for': from });
  const prove = (id: string, secret: string, from: string) =>
    service.app.inject({
      method: 'POST',
      url: '/oidc/token',
      headers: {
        ...headers(from),
        authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'grant_type=client_credentials',
    });
  const ask = (bearer: string, from: string) =>
    service.app.inject({ url: '/v1/vacancies', headers: { ...headers(from), authorization: `Bearer ${bearer}` } });
  const times = async <T>(count: number, one: (at: number) => Promise<T>) => {
    const answers: T[] = [];
    for (let at = 0; at < count; at += 1) answers.push(await one(at));
    return answers;
  };

  it('of a secret is told the same of a client that is known and of one that is not, as fast', async () => {
    const ended = async (id: string, from: string) => {
      const begun = performance.now();
      const { statusCode, body } = await prove(id, 'wrong', from);
      return { statusCode, body, took: performance.now() - begun };
    };
    const pairs = await times(
      40,
      async (at) => [await ended(known.id, `203.0.113.${at}`), await ended('nobody', `203.0.113.${at}`)] as const,
    );
    const [wrong, unknown] = [0, 1].map((at) => pairs.map((pair) => pair[at as 0]));
    expect(new Set([...(wrong ?? []), ...(unknown ?? [])].map(({ statusCode, body }) => `${statusCode} ${body}`)).size).toBe(1);
    const median = (list: readonly { took: number }[] = []) => list.map(({ took }) => took).toSorted((a, b) => a - b)[list.length / 2] ?? 0;
    console.log(`  median of 40: wrong secret ${median(wrong).toFixed(2)} ms, unknown client ${median(unknown).toFixed(2)} ms`);
  });

  it('the secret of a client waits after ten, and the client elsewhere does not', async () => {
    const [here, elsewhere] = ['198.51.100.1', '198.51.100.2'];
    const answers = await times(11, () => prove(known.id, 'wrong', here));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array(10).fill(401), 429]);
    expect(Number(answers.at(-1)?.headers['retry-after'])).toBeGreaterThan(800);
    expect((await prove(known.id, known.secret, here)).statusCode).toBe(429);
    expect((await prove(known.id, known.secret, elsewhere)).statusCode).toBe(200);
  });

  it('tokens from one address is refused after five hundred, and neighbours there who hold one are let through', async () => {
    const office = '198.51.100.3';
    const statuses = (await times(510, (at) => ask(`guess-${at}`, office))).map(({ statusCode }) => statusCode);
    expect([statuses.indexOf(429), new Set(statuses)]).toEqual([500, new Set([401, 429])]);
    const refused = await ask('another', office);
    expect([refused.json().code, Number(refused.headers['retry-after']) > 0]).toEqual(['too-many-attempts', true]);
    expect((await ask(token, office)).statusCode).toBe(200);
    expect((await ask('another', '198.51.100.4')).statusCode).toBe(401);
  });

  it('answers of the sign-in is refused after five hundred too', async () => {
    const guess = () => service.app.inject({ url: '/sign-in/callback?code=guess&state=guess', headers: headers('198.51.100.5') });
    const statuses = (await times(501, guess)).map(({ statusCode }) => statusCode);
    expect([statuses.indexOf(429), statuses[0]]).toEqual([500, 400]);
  });
});
