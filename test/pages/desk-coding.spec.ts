import { chromium } from 'playwright-core';
import { DataSource } from 'typeorm';
import { parseIsoDate } from '../../src/standards/index.js';
import { TendVacancies } from '../../src/vacancies/index.js';
import type { Browser } from '../fixtures/browser.js';
import { aRow, feedImports } from '../fixtures/feed-imports.js';
import { CHROMIUM, hasChromium, lookedAtAnswer } from '../fixtures/looked-at.js';
import { inDays } from '../fixtures/referral-world.js';
import { signedInAs } from '../fixtures/signed-in.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';
const SOURCE = 'demonstration-md';

describe('titles that say no one work, at the desk of their source', () => {
  let service: TestService;
  let caseworker: Browser;
  let imports: ReturnType<typeof feedImports>;
  beforeAll(async () => {
    service = await referenceService({ PUBLIC_URL: ORIGIN, ROLES: 'api,imports' });
    await service.app.listen(0, '127.0.0.1');
    caseworker = await signedInAs(service, ORIGIN, 'Demonstration caseworker of MD');
    imports = feedImports(service, SOURCE);
  }, 60_000);
  afterAll(() => service.stop());
  const unclear = (reference: string, title: string, facts: object = {}) => aRow(reference, { occupation: undefined, title, ...facts });
  const page = async () => (await caseworker.ask('GET', '/desk/coding?lang=en')).body;
  const sectionOf = (body: string, title: string) =>
    body.match(/<section[\s\S]*?<\/section>/g)?.find((one) => one.includes(`>${title}</h2>`)) ?? '';
  const send = async (title: string, filled: Record<string, string>) => {
    const section = sectionOf(await page(), title);
    const [, action = ''] = /action="([^"]+)"/.exec(section) ?? [];
    const [, formToken = ''] = /name="formToken" value="([^"]*)"/.exec(section) ?? [];
    return caseworker.follow(await caseworker.ask('POST', action, { formToken, ...filled }));
  };

  it('wait, one line for each employer and wording, with why and what they may mean', async () => {
    const rows = [
      unclear('U-1', 'Welder training school', { employer: 'Lavanda SRL' }),
      unclear('U-2', 'Training school (m/f) welder', { employer: 'LAVANDA S.R.L.' }),
      unclear('U-3', 'Șef de șantier naval', { employer: 'Naval SA' }),
      unclear('U-4', 'Sudor'),
    ];
    const { verdicts } = await imports.rows(rows);
    expect(verdicts.map(({ status, code }) => code ?? status)).toEqual([
      ...['occupation-unclear', 'occupation-unclear', 'occupation-unclear', 'created'],
    ]);
    expect(verdicts[0]?.detail).toContain('/desk/coding');
    const body = await page();
    expect(body.match(/<section/g)).toHaveLength(2);
    expect(sectionOf(body, 'Training school (m/f) welder')).toMatch(/LAVANDA S\.R\.L\.[\s\S]*no occupation is called so[\s\S]*\(7212\)/);
    expect(body).not.toContain('>Sudor</h2>');
  });

  it('say what is wrong where nothing was chosen, and stay', async () => {
    const said = await send('Training school (m/f) welder', { occupation: 'other', other: 'x' });
    expect(said.body).toMatch(/Nothing was recorded[\s\S]*govuk-error-message/);
    expect(await page()).toContain('Training school (m/f) welder');
  });

  it('wait no more once somebody has said what they mean, and the row comes in when it is sent again', async () => {
    const said = await send('Training school (m/f) welder', { occupation: 'other', other: '2320' });
    expect(said.body).toContain('Rows with this title come in');
    expect(await page()).not.toContain('Training school');
    const { verdicts } = await imports.rows([unclear('U-1', 'Welder training school', { employer: 'Lavanda SRL' })]);
    expect(verdicts).toMatchObject([{ status: 'created', detail: expect.stringContaining('as was corrected') }]);
  });

  it('are seen and settled by nobody of another source', async () => {
    const other = await signedInAs(service, ORIGIN, 'Demonstration caseworker of RO');
    const theirs = await other.ask('GET', '/desk/coding?lang=en');
    expect([theirs.status, theirs.body.includes('naval')]).toEqual([200, false]);
    const [{ id }] = await service.app.get(DataSource).query(`SELECT id FROM vacancies.unclear_wording WHERE source = $1`, [SOURCE]);
    const headers = { authorization: 'Bearer demonstration-ro-caseworker' };
    const asked = await service.app.inject({ method: 'POST', url: `/desk/coding/${id}`, headers, payload: { occupation: '7212' } });
    expect(asked.statusCode).toBe(404);
    expect(await page()).toContain('naval');
  });

  (hasChromium ? it : it.skip).each([320, 1280])(
    'at %i pixels the page is accessible and fits the screen',
    async (width) => {
      const home = await service.app.getUrl();
      const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
      const [, problem = ''] = /id="w([^"]+)"/.exec(await page()) ?? [];
      const address = `/desk/coding?problem=${problem}&lang=${width === 320 ? 'ar' : 'en'}`;
      const { body } = await caseworker.ask('GET', address);
      const found = await lookedAtAnswer(browser, { url: `${home}${address}`, body }, width, `desk-coding-${width}`);
      expect(found).toEqual({ violations: [], width });
      await browser.close();
    },
    60_000,
  );

  it('are forgotten sixty days after their source sent them last', async () => {
    await service.app.get(TendVacancies).execute(parseIsoDate(inDays(59)));
    expect(await page()).toContain('naval');
    await service.app.get(TendVacancies).execute(parseIsoDate(inDays(62)));
    expect(await page()).toContain('No title waits.');
  });
});
