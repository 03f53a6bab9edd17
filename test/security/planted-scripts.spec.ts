import fs from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const PAYLOAD = `"'><script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>{{7*7}}<a href="javascript:alert(4)">x</a>`;

(fs.existsSync(CHROMIUM) ? describe : describe.skip)('scripts planted in what people write', () => {
  let service: TestService;
  let browser: Browser;
  let home: string;
  beforeAll(async () => {
    service = await referenceService();
    const load = service.app.get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    await service.app.listen(0, '127.0.0.1');
    home = await service.app.getUrl();
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--headless', '--no-sandbox', '--disable-gpu'] });
  });
  afterAll(async () => {
    await browser?.close();
    await service.stop();
  });

  it('are words on every page: no dialog opens, nothing runs, no policy is broken', async () => {
    const sent = { source: 'planted', reference: 'P-1', title: PAYLOAD, employer: PAYLOAD, region: 'MD-OR', occupation: '5322' };
    expect((await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload: sent })).statusCode).toBeLessThan(300);
    const id = '01900000-0000-7001-8000-000000000002';
    const added = { kind: 'formal', country: 'IT', title: PAYLOAD, issuer: PAYLOAD, awardedOn: '2010-06-20' };
    expect((await service.app.inject({ method: 'POST', url: `/v1/profiles/${id}/credentials`, payload: added })).statusCode).toBe(201);
    const details = { details: { displayName: PAYLOAD } };
    const read = await service.app.inject(`/v1/profiles/${id}`);
    const changed = await service.app.inject({
      method: 'PATCH',
      url: `/v1/profiles/${id}`,
      payload: details,
      headers: { 'if-match': String(read.headers.etag) },
    });
    expect(changed.statusCode).toBe(200);
    await eventually(
      async () => (await service.app.inject(`/people/${id}`)).body,
      (body) => body.includes('&lt;script&gt;alert(1)'),
    );
    const faults: string[] = [];
    const page = await browser.newPage();
    page.on('dialog', async (dialog) => {
      faults.push(`dialog ${dialog.message()} at ${page.url()}`);
      await dialog.dismiss();
    });
    page.on('console', (message) => /content security policy/i.test(message.text()) && faults.push(`${page.url()}: ${message.text()}`));
    const reflected = encodeURIComponent(PAYLOAD);
    const addresses = [
      '/people',
      `/people/${id}`,
      '/',
      '/agreements',
      `/agreements/${reflected}`,
      `/problems/${reflected}`,
      `/nowhere/${reflected}`,
      `/agreements?party=${reflected}`,
      '/docs',
    ];
    for (const address of addresses) {
      await page.goto(`${home}${address}`, { waitUntil: 'load' });
      faults.push(
        ...((await page.evaluate(
          `[...document.querySelectorAll('[onerror],[onload],a[href^="javascript:"]')].map((one) => one.outerHTML)`,
        )) as string[]),
      );
    }
    expect(faults).toEqual([]);
    await page.goto(`${home}/people/${id}`);
    expect(await page.textContent('h1')).toContain('<script>alert(1)</script>');
  }, 120_000);
});
