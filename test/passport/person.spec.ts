import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Principals } from '../../src/identity/index.js';
import { parseCountry } from '../../src/standards/index.js';
import type { Browser } from '../fixtures/browser.js';
import { readPdf } from '../fixtures/read-pdf.js';
import { signedInAs } from '../fixtures/signed-in.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';
const ANA = '01900000-0000-7001-8000-000000000002';
const HOME = `/people/${ANA}/passport`;

describe('a skills passport of a registered person', () => {
  let service: TestService;
  let ana: Browser;
  beforeAll(async () => {
    service = await referenceService({ PUBLIC_URL: ORIGIN, API_TOKEN: 'a-token-of-the-installation' });
    const load = service.app.get(LoadDemonstration);
    await load.people();
    const asked = { url: `/v1/profiles/${ANA}/assessments`, headers: { authorization: 'Bearer a-token-of-the-installation' } };
    await eventually(
      async () => (await service.app.inject(asked)).json(),
      ({ items }) => items?.length > 0,
      60_000,
    );
    ana = await signedInAs(service, ORIGIN, 'Demonstration returnee');
  }, 120_000);
  afterAll(() => service.stop());

  const tokenIn = ({ body }: { body: string }) => /name="formToken" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const made = async (browser: Browser) => {
    const formToken = tokenIn(await browser.ask('GET', `${HOME}?lang=en`));
    const parts = ['credentials', 'jobs', 'languages', 'recognition'].map((part) => ['parts', part] as const);
    return browser.ask('POST', HOME, [...parts, ['beside', 'ro'], ['formToken', formToken]]);
  };

  it('is reached from the account, names its holder, and says that the person is invented', async () => {
    expect((await ana.ask('GET', '/account?lang=en')).body).toContain(`href="${HOME}"`);
    const { body, url } = await ana.follow(await made(ana));
    for (const words of [
      'Ana Munteanu (demonstration)',
      'Pașaportul competențelor',
      'What you see here is made up',
      'It counts for one year',
    ]) {
      const shown = words.startsWith('It counts') ? (await ana.ask('GET', HOME)).body : body;
      expect(shown).toContain(words);
    }
    const arabic = (await ana.ask('GET', `${url}?lang=ar`)).body;
    expect([arabic.includes('مقدم رعاية منزلية'), arabic.includes('home carer')]).toEqual([true, false]);
    const file = await service.app.inject({
      url: `${url}/pdf?lang=en`,
      headers: { cookie: cookieOf(ana), host: 'passerelle.example', 'x-forwarded-proto': 'https' },
    });
    expect((await readPdf(file.rawPayload)).text).toContain('Ana Munteanu');
  });

  it('is not made or opened to anybody by a form of another site', async () => {
    expect((await ana.ask('POST', HOME, { parts: 'jobs' })).status).toBe(403);
  });

  it('is made by her caseworker with her, who opens it to nobody', async () => {
    const token = await service.app.get(Principals).add('Her caseworker', [{ role: 'caseworker', country: parseCountry('MD') }]);
    const as = { authorization: `Bearer ${token}` };
    const asked = (method: 'GET' | 'POST', url: string, payload?: object) =>
      service.app.inject({ method, url, headers: as, ...(payload && { payload }) });
    expect((await asked('GET', HOME)).statusCode).toBe(403);
    expect((await asked('POST', `/v1/profiles/${ANA}/caseworker`)).statusCode).toBeLessThan(300);
    const answer = await asked('POST', HOME, { parts: ['jobs'] });
    expect(answer.statusCode).toBe(303);
    const paper = await asked('GET', String(answer.headers.location));
    expect([paper.statusCode, paper.body.includes('/shares')]).toEqual([200, false]);
    expect((await asked('GET', `${answer.headers.location}/shares`)).statusCode).toBe(403);
    expect((await asked('POST', `${answer.headers.location}/shares`, { reader: 'Me', parts: ['jobs'], days: '7' })).statusCode).toBe(403);
  });

  it('is opened by her to a reader whom she names, and she sees who read it', async () => {
    const address = String((await made(ana)).headers.location);
    const formToken = tokenIn(await ana.ask('GET', `${address}/shares`));
    const form = [
      ['parts', 'languages'],
      ['reader', 'ANOFM Orhei'],
      ['days', '30'],
      ['formToken', formToken],
    ] as const;
    const { body } = await ana.ask('POST', `${address}/shares`, form);
    const link = new RegExp(`${ORIGIN}(/passport/shared\\?with=[\\w-]{43})`).exec(body)?.[1] ?? '';
    const opened = await service.app.inject({ method: 'POST', url: link, payload: { name: 'Vera, ANOFM' } });
    expect([opened.statusCode, opened.body.includes('CEFR')]).toEqual([200, true]);
    expect((await ana.ask('GET', `${address}/shares?lang=en`)).body).toContain('<li>Vera, ANOFM, ');
  });
});

function cookieOf(browser: Browser): string {
  return [...browser.cookies].map(([key, { value }]) => `${key.split(' ')[0]}=${value}`).join('; ');
}
