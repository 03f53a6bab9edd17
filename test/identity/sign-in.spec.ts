import { generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { localPath } from '../../src/identity/http/sign-in/sign-in.controller.js';
import { Principals, SigningKeys } from '../../src/identity/index.js';
import { type Answer, Browser } from '../fixtures/browser.js';
import { productionKeys } from '../fixtures/production-keys.js';
import { referenceService, type TestService, testService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';
const SESSION = '__Host-passerelle-session';
const ASSESSOR = 'Demonstration assessor of RO';
const LOGOUT = { 'http://schemas.openid.net/event/backchannel-logout': {} };

describe('people sign in, in a trial', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService({ ROLES: 'api', PUBLIC_URL: ORIGIN, API_TOKEN: 'a-token-of-the-installation' });
  });
  afterAll(() => service.stop());

  const aBrowser = () => new Browser(service, ORIGIN);
  /** As far as the page on which somebody is chosen. */
  const choosing = async (browser: Browser, returnTo = '/account') =>
    browser.follow(await browser.ask('GET', `/sign-in?returnTo=${encodeURIComponent(returnTo)}`));
  const choose = async (browser: Browser, page: Answer, name: string) => {
    const person = (await service.app.get(Principals).demonstration()).find((one) => one.name === name);
    return browser.ask('POST', page.url, { principal: person?.id ?? name });
  };
  /** The address with the code, not yet opened. */
  const code = async (browser: Browser, name = ASSESSOR) => {
    const chosen = await choose(browser, await choosing(browser), name);
    const answer = await browser.ask('GET', chosen.headers.location as string);
    return answer.headers.location as string;
  };
  const signedIn = async (name = ASSESSOR, browser = aBrowser()) => {
    await browser.follow(await browser.ask('GET', await code(browser, name)));
    return browser;
  };
  const sessionOf = (browser: Browser) => browser.cookies.get(`${SESSION} /`)?.value;
  const cases = (browser: Browser) => browser.ask('GET', '/v1/recognition-cases', undefined, { accept: 'application/json' });
  const formTokenOf = async (browser: Browser) =>
    /name="formToken" value="([^"]+)"/.exec((await browser.ask('GET', '/account')).body)?.[1] ?? '';

  it('chooses one of the invented people, and comes back as them, in a cookie that only this host gets over encryption', async () => {
    const browser = aBrowser();
    const page = await choosing(browser);
    expect(page.url).toMatch(/^\/sign-in\/choose\//);
    expect(page.body).toMatch(/Continue: Assessor of a competent authority, Romania/);
    expect(page.body).not.toContain('Demonstration agreement-administrator');
    const account = await browser.follow(await choose(browser, page, ASSESSOR));
    expect([account.status, account.url, account.headers['cache-control']]).toEqual([200, '/account', 'no-store']);
    expect(account.body).toContain('Assessor of a competent authority: Romania');
    const line = browser.set.find((one) => one.startsWith(`${SESSION}=`));
    expect(line).toMatch(/^__Host-passerelle-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
    expect((await cases(browser)).status).toBe(200);
    expect((await cases(aBrowser())).status).toBe(401);
  });

  it('asks with a code, S256, state and nonce, and the provider takes nothing less', async () => {
    const { location } = (await aBrowser().ask('GET', '/sign-in')).headers as { location: string };
    const asked = Object.fromEntries(new URL(location).searchParams);
    expect(asked).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.any(String),
      nonce: expect.any(String),
    });
    const provider = async (more: Record<string, string>) => {
      const query = new URLSearchParams(Object.entries({ ...asked, ...more }).filter(([, value]) => value));
      return (await aBrowser().ask('GET', `/oidc/auth?${query}`)).headers.location as string | undefined;
    };
    expect(await provider({ code_challenge: '', code_challenge_method: '' })).toContain('error=invalid_request');
    expect(await provider({ code_challenge_method: 'plain' })).toContain('error=invalid_request');
    expect(await provider({ redirect_uri: `${ORIGIN}/sign-in/callback/other` })).toBeUndefined();
    expect(await provider({ redirect_uri: 'https://evil.example/' })).toBeUndefined();
    expect(await provider({ response_type: 'id_token' })).toContain('error=');
  });

  it('gives every session a new id, so that a planted one opens nothing, and ends the one before', async () => {
    const browser = aBrowser();
    const planted = 'A'.repeat(43);
    browser.cookies.set(`${SESSION} /`, { value: planted, path: '/' });
    await signedIn(ASSESSOR, browser);
    const first = sessionOf(browser) as string;
    expect(first).not.toBe(planted);
    await signedIn('Demonstration assessor of MD', browser);
    const holder = aBrowser();
    for (const [value, status] of [
      [planted, 401],
      [first, 401],
      [sessionOf(browser) as string, 200],
    ] as const) {
      holder.cookies.set(`${SESSION} /`, { value, path: '/' });
      expect((await cases(holder)).status).toBe(status);
    }
  });

  it('takes an answer of the provider once, in the browser that asked, as it was given', async () => {
    const browser = aBrowser();
    const answer = await code(browser);
    const other = aBrowser();
    expect((await other.ask('GET', answer)).status).toBe(400);
    await choosing(other);
    expect((await other.ask('GET', answer)).status).toBe(400);
    expect((await browser.ask('GET', answer)).status).toBe(303);
    expect((await browser.ask('GET', answer)).status).toBe(400);
    for (const [name, value] of [
      ['state', 'guessed'],
      ['iss', 'https://evil.example'],
      ['code', 'guessed'],
    ] as const) {
      const victim = aBrowser();
      const changed = new URL(await code(victim));
      changed.searchParams.set(name, value);
      expect([name, (await victim.ask('GET', changed.href)).status]).toEqual([name, 400]);
      expect(sessionOf(victim)).toBeUndefined();
    }
  });

  it('lets nobody in who is not invented, nor by the page of another browser', async () => {
    const browser = aBrowser();
    const page = await choosing(browser);
    expect((await choose(browser, page, 'somebody else')).status).toBe(400);
    expect((await choose(aBrowser(), page, ASSESSOR)).status).toBe(400);
  });

  it('ends after 20 minutes without a request, after 8 hours with them, and when the clock has gone back', async () => {
    const age = (column: string, minutes: number) =>
      service.app.get(DataSource).query(`UPDATE identity.session SET ${column} = now() - make_interval(mins => $1)`, [minutes]);
    for (const [column, minutes, status] of [
      ['seen_at', 19, 200],
      ['seen_at', 21, 401],
      ['begun_at', 479, 200],
      ['begun_at', 481, 401],
      ['seen_at', -60, 401],
      ['begun_at', -60, 401],
    ] as const) {
      const browser = await signedIn();
      await age(column, minutes);
      expect([column, minutes, (await cases(browser)).status]).toEqual([column, minutes, status]);
    }
  });

  it('goes out by a form, and what was shown is not kept', async () => {
    const browser = await signedIn();
    const held = sessionOf(browser) as string;
    expect((await cases(browser)).headers['cache-control']).toBe('no-store');
    const out = await browser.ask('POST', '/sign-out', { formToken: await formTokenOf(browser) });
    expect([out.status, out.headers.location]).toEqual([303, '/']);
    expect(sessionOf(browser)).toBeUndefined();
    browser.cookies.set(`${SESSION} /`, { value: held, path: '/' });
    expect((await cases(browser)).status).toBe(401);
    expect((await browser.ask('GET', '/account')).body).not.toContain('Assessor of a competent authority');
  });

  it('writes only what a page of this service sends', async () => {
    const browser = await signedIn();
    const formToken = await formTokenOf(browser);
    const send = async (headers: Record<string, string>, form: Record<string, string> = { formToken }) =>
      (await browser.ask('POST', '/sign-out', form, headers)).status;
    expect(await send({ origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await send({ origin: 'https://evil.example' })).toBe(403);
    expect(await send({ 'sec-fetch-site': 'same-site' })).toBe(403);
    expect(await send({ origin: 'null' })).toBe(403);
    expect(await send({}, {})).toBe(403);
    expect(await send({}, { formToken: await formTokenOf(await signedIn()) })).toBe(403);
    const open = { purpose: 'study', facts: { destination: 'RO', credential: { kind: 'formal', country: 'MD', title: 'Diplomă' } } };
    const post = async (headers: Record<string, string>) =>
      (
        await service.app.inject({
          method: 'POST',
          url: '/v1/recognition-cases',
          payload: open,
          headers: { cookie: `${SESSION}=${sessionOf(browser)}`, host: 'passerelle.example', ...headers },
        })
      ).statusCode;
    expect(await post({})).toBe(403);
    expect(await post({ origin: ORIGIN })).toBe(403);
    expect(await post({ 'x-form-token': formToken })).toBe(403);
    expect(await post({ origin: ORIGIN, 'x-form-token': formToken })).toBe(201);
    expect(await send({})).toBe(303);
  });

  it('answers nobody with what another did under the same idempotency key', async () => {
    const payload = { purpose: 'study', facts: { destination: 'RO', credential: { kind: 'formal', country: 'MD', title: 'Diplomă' } } };
    const post = async (name: string) => {
      const browser = await signedIn(name);
      const headers = {
        cookie: `${SESSION}=${sessionOf(browser)}`,
        'x-form-token': await formTokenOf(browser),
        origin: ORIGIN,
        host: 'passerelle.example',
      };
      return service.app.inject({
        method: 'POST',
        url: '/v1/recognition-cases',
        payload,
        headers: { ...headers, 'idempotency-key': 'the-same' },
      });
    };
    const [first, other, again] = [await post(ASSESSOR), await post('Demonstration assessor of MD'), await post(ASSESSOR)];
    expect([first.statusCode, other.statusCode, again.statusCode]).toEqual([201, 422, 201]);
    expect(other.json()).toMatchObject({ code: 'idempotency-key-reused' });
    expect(again.json().id).toBe(first.json().id);
  });

  it('goes back to a page of this service and nowhere else', async () => {
    for (const elsewhere of ['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', 'javascript:alert(1)', ''])
      expect(localPath(elsewhere)).toBe('/account');
    expect(localPath('/people?lang=ro')).toBe('/people?lang=ro');
  });

  it('keeps nothing that a reader of the database could use', async () => {
    const browser = await signedIn();
    await choosing(aBrowser());
    const rows = await service.app
      .get(DataSource)
      .query(
        `SELECT row_to_json(one)::text AS t FROM identity.session AS one UNION ALL SELECT row_to_json(one)::text FROM identity.sign_in AS one`,
      );
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map(({ t }: { t: string }) => t).join()).not.toContain(sessionOf(browser));
  });

  describe('and are signed out when the provider says so', () => {
    const sid = async () =>
      (await service.app.get(DataSource).query(`SELECT sid FROM identity.session ORDER BY begun_at DESC LIMIT 1`))[0].sid as string;
    const tell = async (more: { claims?: object; typ?: string; key?: CryptoKeyOf } = {}) => {
      const [jwk] = await service.app.get(SigningKeys).all();
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: `${ORIGIN}/oidc`,
        aud: 'passerelle',
        iat: now,
        exp: now + 60,
        jti: String(now),
        events: LOGOUT,
        ...more.claims,
      };
      const key = more.key ?? ((await importJWK(jwk as JWK, 'ES256')) as CryptoKeyOf);
      const token = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'ES256', kid: jwk?.kid ?? '', typ: more.typ ?? 'logout+jwt' })
        .sign(key);
      return (await aBrowser().ask('POST', '/sign-in/back-channel-logout', { logout_token: token })).status;
    };
    type CryptoKeyOf = Awaited<ReturnType<typeof generateKeyPair>>['privateKey'];

    it('by the session that it names, and no other', async () => {
      const [stays, goes] = [await signedIn(), await signedIn()];
      expect(await tell({ claims: { sid: await sid() } })).toBe(200);
      expect([(await cases(stays)).status, (await cases(goes)).status]).toEqual([200, 401]);
    });

    it('and never by what only looks like it', async () => {
      const browser = await signedIn();
      const named = { sid: await sid() };
      expect(await tell({ claims: named, key: (await generateKeyPair('ES256')).privateKey })).toBe(400);
      expect(await tell({ claims: { ...named, aud: 'another' } })).toBe(400);
      expect(await tell({ claims: { ...named, events: {} } })).toBe(400);
      expect(await tell({ claims: { ...named, nonce: 'an ID token has one' } })).toBe(400);
      expect(await tell({ claims: named, typ: 'JWT' })).toBe(400);
      expect(await tell()).toBe(400);
      expect((await cases(browser)).status).toBe(200);
    });
  });
});

describe('people, in production with the embedded provider', () => {
  it('are not offered to be somebody invented', async () => {
    const production = {
      NODE_ENV: 'production',
      ...productionKeys(),
      OIDC_ISSUER: 'embedded',
      IDENTITY_SECRET: 'a secret of the installation, 32 characters',
    };
    const service = await testService({ ROLES: 'api', PUBLIC_URL: ORIGIN, API_TOKEN: 'a-token-of-the-installation', ...production });
    await service.app.get(LoadDemonstration).reference(true);
    const browser = new Browser(service, ORIGIN);
    expect((await browser.ask('GET', '/sign-in')).status).toBe(404);
    expect((await browser.ask('GET', '/sign-in/choose/anything')).status).toBe(404);
    const query = 'client_id=passerelle&response_type=code&scope=openid&code_challenge=x&code_challenge_method=S256';
    expect((await browser.ask('GET', `/oidc/auth?${query}`)).status).toBe(400);
    await service.stop();
  });
});
