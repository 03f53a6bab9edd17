import { chromium } from 'playwright-core';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Principals } from '../../src/identity/index.js';
import { feeWordsIn } from '../../src/recruitment/domain/fee-words.js';
import { LookForFees } from '../../src/recruitment/index.js';
import { marked } from '../../src/recruitment/pages/marked.js';
import { parseCountry } from '../../src/standards/index.js';
import type { Browser } from '../fixtures/browser.js';
import { CHROMIUM, hasChromium, lookedAtAnswer } from '../fixtures/looked-at.js';
import { signedInAs } from '../fixtures/signed-in.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';
const INSTALLATION = 'a-token-of-the-installation';
const PERSON = '01900000-0000-7001-8000-000000000002';

describe('a text that speaks of fees', () => {
  it.each(['You pay a placement fee of 500 EUR.', 'Se percepe o taxă de plasare.', 'Frais  de placement à votre charge'])(
    'is shown whole, with the words marked as they were written: %s',
    (text) => {
      const parts = marked(text, feeWordsIn(text));
      expect(parts.map((part) => part.text).join('')).toBe(text);
      expect(parts.filter(({ isFound }) => isFound)).not.toEqual([]);
    },
  );
});

describe('fair recruitment, by forms and without a script', () => {
  let service: TestService;
  let caseworker: Browser;
  beforeAll(async () => {
    service = await referenceService({ PUBLIC_URL: ORIGIN, API_TOKEN: INSTALLATION, ROLES: 'api' });
    const load = service.app.get(LoadDemonstration);
    await load.people();
    await service.app.listen(0, '127.0.0.1');
    caseworker = await signedInAs(service, ORIGIN, 'Demonstration caseworker of MD');
  });
  afterAll(() => service.stop());
  const post = async (url: string, payload: object) =>
    (await service.app.inject({ method: 'POST', url, headers: { authorization: `Bearer ${INSTALLATION}` }, payload })).json();
  const advertised = async (
    reference: string,
    description = 'Se percepe o taxă de plasare de 200 EUR. Program <b>flexibil</b>.',
    more: object = {},
  ) => {
    const form = { source: 'office', reference, title: 'Zidar', region: 'MD-OR', occupation: '7112', description, ...more };
    const { id } = await post('/v1/vacancies', form);
    await service.app.get(LookForFees).execute();
    return id as string;
  };
  const formOf = (body: string, id: string): Record<string, string> => {
    const form = new RegExp(`<form action="/desk/fees/${id}"[\\s\\S]*?</form>`).exec(body)?.[0] ?? '';
    return Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name ?? '', value ?? '']),
    );
  };

  it('a caseworker reads an advertisement with its words marked, says what it is, and it waits no more', async () => {
    const id = await advertised('F-1');
    const page = await caseworker.ask('GET', '/desk/fees?lang=en');
    expect(page.body).toMatch(/<mark>taxă de plasare<\/mark>/);
    expect(page.body).toContain('&lt;b&gt;');
    const form = formOf(page.body, id);
    const nothing = await caseworker.follow(await caseworker.ask('POST', `/desk/fees/${id}`, form));
    expect(nothing.body).toContain('Choose whether the worker would pay.');
    const said = await caseworker.follow(await caseworker.ask('POST', `/desk/fees/${id}`, { ...form, verdict: 'fee' }));
    expect(said.body).toContain('Recorded. Nobody is referred to it.');
    expect(said.body).not.toContain(`/desk/fees/${id}`);
  });

  it('a verdict on words that have changed meanwhile is not recorded', async () => {
    const id = await advertised('F-2');
    const form = formOf((await caseworker.ask('GET', '/desk/fees?lang=en')).body, id);
    await advertised('F-2', 'Comision de recrutare: 300 EUR, taxă de plasare.');
    const late = await caseworker.follow(await caseworker.ask('POST', `/desk/fees/${id}`, { ...form, verdict: 'no-fee' }));
    expect(late.body).toContain('has changed meanwhile');
    expect(late.body).toContain(`/desk/fees/${id}`);
  });

  it('a fee in words that nobody has listed is reported by a form, and a colleague says what it is', async () => {
    const id = await advertised('F-3', 'Aduceți 200 EUR pentru acte.');
    const form = await caseworker.ask('GET', `/desk/fees/${id}/report?lang=en`);
    const [, formToken = ''] = /name="formToken" value="([^"]*)"/.exec(form.body) ?? [];
    const send = async (words: string) => caseworker.follow(await caseworker.ask('POST', `/desk/fees/${id}/report`, { formToken, words }));
    expect((await send('x')).body).toContain('id="words-error"');
    const listed = await send('200 EUR pentru acte');
    expect(listed.body).toContain('Recorded. Nobody is referred to it, and a colleague looks at it.');
    expect(listed.body).toMatch(/“200 EUR pentru acte”[\s\S]*You reported it/);
    expect(listed.body).not.toContain(`action="/desk/fees/${id}"`);
    const token = await service.app.get(Principals).add('Colleague', [{ role: 'caseworker', country: parseCountry('MD') }]);
    const asColleague = { authorization: `Bearer ${token}` };
    const page = await service.app.inject({ url: '/desk/fees?lang=en', headers: asColleague });
    const said = { ...formOf(page.body, id), verdict: 'no-fee' };
    const done = await service.app.inject({ method: 'POST', url: `/desk/fees/${id}`, headers: asColleague, payload: said });
    expect([done.statusCode, done.headers.location]).toEqual([303, '/desk/fees?done=no-fee']);
  });

  it('the register of agencies is found by name without its legal form, with who holds a licence today', async () => {
    const licence = { country: 'MD', authority: 'ANOFM', source: 'Register', number: 'AP-1', from: '2024-01-01' };
    await post('/v1/agency-licences', { ...licence, agency: 'Lavoro Sud SRL' });
    await post('/v1/agency-licences', { ...licence, agency: 'Muncă Nord SRL', number: 'AP-2', to: '2025-01-01' });
    const found = await caseworker.ask('GET', '/desk/agencies?lang=en&name=lavoro+sud');
    expect(found.body).toMatch(/Lavoro Sud SRL[\s\S]*>holds</);
    expect(found.body).not.toContain('Muncă Nord');
    expect((await caseworker.ask('GET', '/desk/agencies?lang=en')).body).toMatch(/Muncă Nord SRL[\s\S]*>ended</);
    const abroad = await service.app.get(Principals).add('Caseworker of RO', [{ role: 'caseworker', country: parseCountry('RO') }]);
    for (const url of ['/desk/agencies?lang=en', '/desk/fees?lang=en']) {
      const shown = await service.app.inject({ url, headers: { authorization: `Bearer ${abroad}` } });
      expect([shown.statusCode, /Lavoro Sud|Zidar/.test(shown.body)]).toEqual([200, false]);
    }
    const person = await signedInAs(service, ORIGIN, 'Demonstration returnee');
    expect([(await person.ask('GET', '/desk/fees')).status, (await person.ask('GET', '/desk/agencies')).status]).toEqual([403, 403]);
  });

  (hasChromium ? it : it.skip).each([320, 1280])(
    'at %i pixels pages are accessible and fit the screen',
    async (width) => {
      const id = await advertised(`F-${width}`, undefined, { agency: { name: 'Lavoro Sud SRL' } });
      const person = await signedInAs(service, ORIGIN, 'Demonstration returnee');
      const own = /\/people\/([0-9a-f-]+)\/letters/.exec((await person.ask('GET', '/account')).body)?.[1] ?? PERSON;
      const home = await service.app.getUrl();
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
      for (const [at, address] of [
        '/desk/fees',
        '/desk/agencies',
        `/people/${own}/letters`,
        `/desk/fees/${id}/report?problem=words`,
      ].entries()) {
        const who = address.startsWith('/desk') ? caseworker : person;
        const rendered = await who.ask('GET', `${address}${address.includes('?') ? '&' : '?'}lang=${['en', 'ro', 'fr', 'ar'][at]}`);
        const answer = { url: `${home}${address}`, body: rendered.body };
        const found = await lookedAtAnswer(browser, answer, width, `recruitment-${width}-${at}`);
        expect({ address, ...found }).toEqual({ address, violations: [], width });
      }
      await browser.close();
    },
    120_000,
  );
});
