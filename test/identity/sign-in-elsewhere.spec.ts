import { Principals } from '../../src/identity/index.js';
import type { CountryCode } from '../../src/standards/index.js';
import { Browser } from '../fixtures/browser.js';
import { CLIENT, type ProviderElsewhere, providerElsewhere, providerInside } from '../fixtures/provider-elsewhere.js';
import { type TestService, testService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';

describe('people sign in, at a provider elsewhere', () => {
  let provider: ProviderElsewhere;
  let service: TestService;
  beforeAll(async () => {
    provider = await providerElsewhere(`${ORIGIN}/sign-in/callback`, `${ORIGIN}/`);
    const named = { ...providerInside(provider.issuer), OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
    service = await testService({ ROLES: 'api', PUBLIC_URL: ORIGIN, API_TOKEN: 'a-token-of-the-installation', ...named });
    const grants = [{ role: 'assessor' as const, country: 'MD' as CountryCode }];
    await service.app.get(Principals).addSubject('Ana Rusu', grants, provider.issuer, 'ana');
  });
  afterAll(async () => {
    await service.stop();
    provider.stop();
  });
  /** Somebody goes there, signs in, and comes back. */
  const back = async (browser: Browser, subject: string) => {
    provider.signsIn = subject;
    const sent = await browser.ask('GET', '/sign-in?returnTo=/account');
    return browser.ask('GET', await provider.open(sent.headers.location as string));
  };

  it('is whoever the provider names and an operator has given a role', async () => {
    const browser = new Browser(service, ORIGIN);
    const account = await browser.follow(await back(browser, 'ana'));
    expect(account.body).toContain('Ana Rusu');
    const cases = await browser.ask('GET', '/v1/recognition-cases?country=MD', undefined, { accept: 'application/json' });
    expect(cases.status).toBe(200);
  });

  it('lets nobody in whom nobody knows here', async () => {
    const browser = new Browser(service, ORIGIN);
    const refused = await back(browser, 'stranger');
    expect(refused.status).toBe(403);
    expect([...browser.cookies.keys()].join()).not.toContain('session');
  });

  it('ends the session there too when somebody goes out', async () => {
    const browser = new Browser(service, ORIGIN);
    await back(browser, 'ana');
    const page = await browser.ask('GET', '/account');
    expect(page.headers['content-security-policy']).toContain(`form-action 'self' ${provider.issuer}`);
    const formToken = /name="formToken" value="([^"]+)"/.exec(page.body)?.[1] ?? '';
    const out = await browser.ask('POST', '/sign-out', { formToken });
    expect(out.headers.location).toMatch(new RegExp(`^${provider.issuer}/session/end\\?`));
    expect((await browser.ask('GET', '/account')).body).not.toContain('Ana Rusu');
  });

  it('says so where the provider is away', async () => {
    const away = await testService({
      ...{ ROLES: 'api', PUBLIC_URL: ORIGIN, API_TOKEN: 'a-token-of-the-installation' },
      ...{ ...providerInside('http://127.0.0.1:9'), OIDC_CLIENT_ID: CLIENT.id },
    });
    const answer = await new Browser(away, ORIGIN).ask('GET', '/sign-in');
    expect(answer.status).toBe(503);
    await away.stop();
  });
});
