import { DataSource } from 'typeorm';
import { qrCodeSvg } from '../../src/platform/pages/qr-code.js';
import type { Browser } from '../fixtures/browser.js';
import { signedInAs } from '../fixtures/signed-in.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';
const NEW = '/desk/people/new';

/** What a registrar fills in for an invented person. */
const FILLED = {
  spoken: 'ro',
  birthYear: '1979',
  sex: 'female',
  destination: 'MD',
  nationality: 'MD',
  residence: 'IT',
  language0: 'it',
  level0: 'B2',
  title1: 'Attestato OSS',
  titleKind1: 'non-formal',
  titleCountry1: 'IT',
  awarded1: '2019-06-14',
  work0: '5322 Home-based personal care workers',
  workCountry0: 'IT',
  workFrom0: '2018-01',
  wish: '5322',
  region: 'MD-OR',
  consent: 'referral',
  heard: 'in-person',
};

describe('a registrar writes people down', () => {
  let service: TestService;
  let registrar: Browser;
  let caseworker: Browser;
  let db: DataSource;
  beforeAll(async () => {
    service = await referenceService({ PUBLIC_URL: ORIGIN, API_TOKEN: 'a-token-of-the-installation', ROLES: 'api' });
    db = service.app.get(DataSource);
    registrar = await signedInAs(service, ORIGIN, 'Demonstration consular-registrar of MD');
    caseworker = await signedInAs(service, ORIGIN, 'Demonstration caseworker of MD');
  });
  afterAll(() => service.stop());
  const hiddenIn = (body: string): Record<string, string> =>
    Object.fromEntries([...body.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]));
  const form = async (who = registrar) => hiddenIn((await who.ask('GET', `${NEW}?lang=en`)).body);
  const send = async (form: Record<string, string>, who = registrar) => who.follow(await who.ask('POST', `${NEW}?lang=en`, form));
  const search = async (name: string, who = registrar, more: object = {}) =>
    who.ask('POST', '/desk/people?lang=en', { formToken: (await form(who)).formToken ?? '', name, ...more });
  const register = async (name: string, more: Record<string, string> = {}, who = registrar) =>
    send({ ...(await form(who)), ...FILLED, name, ...more }, who);

  it('with the words in the language of the person, and hands over a receipt that says what was kept and what their rights are', async () => {
    const receipt = await register('Ana Primită');
    expect(receipt.url).toMatch(/^\/desk\/people\/[0-9a-f-]{36}\/receipt$/);
    expect(receipt.body).toContain('<html lang="ro"');
    for (const told of [
      'Ana Primită',
      '1979',
      'Attestato OSS',
      'Îngrijitori la domiciliu, Italia, ianuarie 2018 – acum',
      'Demonstration consular-registrar of MD',
      'îmi poate vedea profilul',
      'Versiunea 1',
    ])
      expect(receipt.body).toContain(told);
    expect(receipt.body).toMatch(/Să corectați[\s\S]*Să retrageți[\s\S]*Să ștergeți/);
    const id = receipt.url.split('/')[3];
    const [kept] = await db.query(`SELECT principal_name, heard, language FROM profiles.assisted_registration WHERE profile_id = $1`, [id]);
    expect(kept).toEqual({ principal_name: 'Demonstration consular-registrar of MD', heard: 'in-person', language: 'ro' });
    const consents = await db.query(`SELECT purpose, version, language FROM profiles.consent WHERE profile_id = $1`, [id]);
    expect(consents).toEqual([{ purpose: 'referral', version: 1, language: 'ro' }]);
    expect((await registrar.ask('GET', '/desk/people?lang=en')).body).toContain('Ana Primită');
  });

  const codeOn = (body: string): string => /class="passerelle-code passerelle-together"><bdi dir="ltr">([^<]+)</.exec(body)?.[1] ?? '';
  const open = (code: string) =>
    service.app.inject({ method: 'POST', url: '/receipt', payload: { code }, headers: { 'accept-language': 'en' } });

  it('the receipt carries a square and a code by which the person comes back to it; the code is nobody’s data and is kept as a hash', async () => {
    const receipt = await register('Ana Revenită');
    const code = codeOn(receipt.body);
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(receipt.body).toContain(qrCodeSvg(`${ORIGIN}/receipt?code=${code}`));
    expect(receipt.body).toMatch(/<div role="img" aria-label="Cod QR[^"]*https:\/\/passerelle\.example\/receipt/);
    const landing = await service.app.inject({ url: `/receipt?code=${code}`, headers: { 'accept-language': 'en' } });
    expect(landing.body).toContain(`value="${code}"`);
    expect(landing.body).not.toContain('Revenită');
    const opened = await open(code.toLowerCase().replaceAll('-', ' '));
    expect([opened.statusCode, opened.headers['cache-control']]).toEqual([200, 'no-store']);
    for (const kept of ['Ana Revenită', 'Attestato OSS', 'Demonstration consular-registrar of MD', code])
      expect(opened.body).toContain(kept);
    expect(opened.body).not.toContain('/desk/people');
    const id = receipt.url.split('/')[3];
    const [{ row }] = await db.query(`SELECT one::text AS row FROM profiles.assisted_registration AS one WHERE profile_id = $1`, [id]);
    expect(row).not.toContain(code.slice(0, 4));
    const [told] = await db.query(
      `SELECT action, actor_kind AS by FROM audit.entry WHERE details ->> 'operation' = 'openReceipt' AND subject_id = $1`,
      [id],
    );
    expect(told).toEqual({ action: 'person.read', by: 'anonymous' });
  });

  it('and opens nothing with another code, after a year, or when the person was erased', async () => {
    const receipt = await register('Ana Trecută');
    const [code, id] = [codeOn(receipt.body), receipt.url.split('/')[3]];
    for (const wrong of ['', '7K2M-9QXD-4HBT', code.slice(0, 9)]) {
      const answer = await open(wrong);
      expect([answer.statusCode, answer.body.includes('No receipt has this code now')]).toEqual([422, true]);
    }
    await db.query(`UPDATE profiles.assisted_registration SET registered_at = now() - interval '366 days' WHERE profile_id = $1`, [id]);
    expect((await open(code)).statusCode).toBe(422);
    await db.query(`UPDATE profiles.assisted_registration SET registered_at = now() WHERE profile_id = $1`, [id]);
    expect((await open(code)).statusCode).toBe(200);
    await service.app.inject({
      method: 'DELETE',
      url: `/v1/profiles/${id}`,
      headers: { authorization: 'Bearer a-token-of-the-installation' },
    });
    expect((await open(code)).statusCode).toBe(422);
  });

  it('once, however often the button is pressed', async () => {
    const filled: Record<string, string> = { ...(await form()), ...FILLED, name: 'Vera Dublu-Clic' };
    const answers = await Promise.all(Array.from({ length: 4 }, () => registrar.ask('POST', NEW, filled)));
    expect(new Set(answers.map(({ status, headers }) => `${status} ${headers.location}`)).size).toBe(1);
    expect((await search('Vera Dublu-Clic')).body.match(/same spelling/g)).toHaveLength(1);
    const [{ n }] = await db.query(`SELECT count(*)::int AS n FROM profiles.consent WHERE profile_id = $1`, [filled.registration]);
    expect(n).toBe(1);
  });

  it('and is told at each field and at the top what is wrong; nothing that was typed is lost', async () => {
    const wrong = { name: '', birthYear: '79', level0: '', workFrom0: 'January', workCountry0: '', awarded1: '14.06.2019', heard: '' };
    const { status, body } = await send({ ...(await form()), ...FILLED, ...wrong });
    expect(status).toBe(422);
    for (const field of ['name', 'birthYear', 'level0', 'workCountry0', 'workFrom0', 'awarded1']) {
      expect(body).toMatch(new RegExp(`<li><a href="#${field}">`));
      expect(body).toContain(`id="${field}-error"`);
    }
    expect(body).toContain('href="#heard-on-paper"');
    for (const typed of [
      'value="79"',
      'value="January"',
      'value="14.06.2019"',
      'value="Attestato OSS"',
      'value="referral" checked',
      'value="IT" selected',
    ])
      expect(body).toContain(typed);
  });

  it('keeps what was typed when the session has ended meanwhile, and registers after signing in anew', async () => {
    const filled: Record<string, string> = { ...(await form()), ...FILLED, name: 'Ana Întreruptă' };
    await registrar.follow(await registrar.ask('POST', '/sign-out', { formToken: filled.formToken ?? '' }));
    const refused = await registrar.ask('POST', `${NEW}?lang=en`, filled);
    expect([refused.status, refused.body.includes('What you typed is not lost')]).toEqual([401, true]);
    registrar = await signedInAs(service, ORIGIN, 'Demonstration consular-registrar of MD');
    const anew = await registrar.ask('POST', `${NEW}?lang=en`, hiddenIn(refused.body));
    expect([anew.status, anew.body.includes('send it again')]).toEqual([403, true]);
    expect((await registrar.follow(await registrar.ask('POST', NEW, hiddenIn(anew.body)))).url).toMatch(/receipt$/);
    const elsewhere = await registrar.ask(
      'POST',
      NEW,
      { ...filled, formToken: 'x' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
    );
    expect([elsewhere.status, elsewhere.body.includes('send it again')]).toEqual([403, false]);
  });

  it('shows the words in another language without losing what was typed', async () => {
    const { status, body } = await send({ ...(await form()), ...FILLED, name: 'Ana Neterminată', spoken: 'fr', show: 'words' });
    expect(status).toBe(200);
    expect(body).toContain('peut voir mon profil');
    expect(body).toContain('value="Ana Neterminată"');
  });

  it('who is registered already is shown, however they are spelled; nobody is merged, and "another person" is kept', async () => {
    await register('Ștefan Țurcan-Geamăn');
    const asked = await register('Штефан Цуркан-Геамэн');
    expect(asked.status).toBe(422);
    expect(asked.body).toMatch(/Registered already\?[\s\S]*Ștefan Țurcan-Geamăn<\/a> \(spelled otherwise, year of birth agrees\)/);
    const [, twin = ''] = /name="apart" type="checkbox" value="([^"]+)"/.exec(asked.body) ?? [];
    const receipt = await send({ ...hiddenIn(asked.body), ...FILLED, name: 'Штефан Цуркан-Геамэн', apart: twin });
    expect(receipt.url).toMatch(/receipt$/);
    expect((await search('Stefan Turcan Geaman')).body).not.toContain('May be the same person');
    const [{ n }] = await db.query(`SELECT count(*)::int AS n FROM profiles.told_apart`);
    expect(n).toBe(1);
  });

  it('with the date of birth and contacts, by which the same file is found again and people of one name are told apart', async () => {
    const born = { birthYear: '', birthDate: '1979-02-14', email: 'Ion.Acelasi@example.md', phone: '+373 60 111 222' };
    const receipt = await register('Ion Același', born);
    for (const kept of ['14 februarie 1979', 'Ion.Acelasi@example.md', '+37360111222']) expect(receipt.body).toContain(kept);
    const other = await register('Ion Același', { birthYear: '', birthDate: '1979-08-09' });
    expect(other.url).toMatch(/receipt$/);
    const married = await register('Ion Altfel', { ...born, phone: '' });
    expect(married.body).toMatch(/Ion Același<\/a> \(another name, same e-mail address or telephone, date of birth agrees\)/);
    const found = await search('', registrar, { contact: '+373 60 111 222' });
    expect(found.body).toMatch(/Ion Același<\/a>[\s\S]*same e-mail address or telephone/);
    const two = (await search('Ion Același', registrar, { year: '1979-02-14' })).body;
    expect(two).toMatch(/date of birth agrees[\s\S]*another date of birth/);
    expect(two).not.toContain('May be the same person');
    const wrong = await search('', registrar, { contact: '060 111 222', year: '79' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatch(/href="#year"[\s\S]*href="#contact"[\s\S]*value="060 111 222"/);
  });

  it('says at the field which date, address and number would be right', async () => {
    const asked = { ...(await form()), ...FILLED, birthYear: '1980', birthDate: '1979-02-14', email: 'ana@', phone: '060 111' };
    const { status, body } = await send(asked);
    expect(status).toBe(422);
    for (const field of ['email', 'phone']) expect(body).toMatch(new RegExp(`<li><a href="#${field}">[\\s\\S]*id="${field}-error"`));
    const disagreeing = await send({ ...asked, email: '', phone: '' });
    expect(disagreeing.body).toContain('id="birthYear-error"');
    const toCome = await send({ ...asked, email: '', phone: '', birthYear: '', birthDate: '2199-01-01' });
    expect(toCome.body).toContain('id="birthDate-error"');
  });

  it('two files of perhaps one person stand together in a search until somebody says that they are two people', async () => {
    for (const displayName of ['Olena Cautată', 'Elena Cautata']) {
      const payload = { destination: 'MD', details: { displayName, birthYear: 1990 } };
      await service.app.inject({
        method: 'POST',
        url: '/v1/profiles',
        headers: { authorization: 'Bearer a-token-of-the-installation' },
        payload,
      });
    }
    const found = await search('Олена Каутата');
    expect(found.body.match(/May be the same person/g)).toHaveLength(2);
    const [, apart = ''] = /<form action="\/desk\/people\/told-apart"([\s\S]*?)<\/form>/.exec(found.body) ?? [];
    const after = await registrar.ask('POST', '/desk/people/told-apart', hiddenIn(apart));
    expect(after.body).not.toContain('May be the same person');
    expect((await search('Elena 1')).status).toBe(200);
    expect((await search('--')).body).toContain('Give first name and surname in letters');
  });

  it('the paper form asks the same, in one language with a second beside it', async () => {
    const paper = await registrar.ask('GET', '/desk/forms/registration?lang=ro&beside=fr');
    for (const words of ['Prenumele și numele', 'Prénom et nom', 'îmi poate vedea profilul', 'peut voir mon profil', 'Semnătura persoanei'])
      expect(paper.body).toContain(words);
    const online = (await registrar.ask('GET', `${NEW}?lang=ro`)).body;
    const labels = [...paper.body.matchAll(/<dt>([^<]+?) ?</g)].map(([, label]) => label?.trim() ?? '').slice(0, 27);
    expect(labels.length).toBeGreaterThan(20);
    expect(labels.filter((label) => !online.includes(label.replace(/:.*$/, '')))).toEqual([]);
  });

  it('a caseworker takes on whom they register, and nobody of another desk reads the receipt', async () => {
    const receipt = await register('Ion Preluat', {}, caseworker);
    expect(receipt.status).toBe(200);
    const abroad = await signedInAs(service, ORIGIN, 'Demonstration consular-registrar of IT');
    expect((await abroad.ask('GET', receipt.url)).status).toBe(403);
    const list = await caseworker.ask('GET', '/desk/people?lang=en&looking=looking');
    expect(list.body).toMatch(/Ion Preluat[\s\S]*list\.csv\?looking=looking/);
    expect((await caseworker.ask('GET', '/desk/people?looking=paused')).body).not.toContain('Ion Preluat');
  });

  it('lists go as files with the columns of the page, told in the audit; a name that looks like a formula stays text', async () => {
    await register('=HYPERLINK("http://evil.invalid","Ana")');
    const csv = await registrar.ask('GET', '/desk/people/list.csv?lang=en&looking=looking');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="people.csv"');
    expect(csv.body).toMatch(/^\ufeff?Name,Still looking,Last said so,Lives in,Reference\r\n/);
    expect(csv.body).toContain(`"'=HYPERLINK(""http://evil.invalid"",""Ana"")",looks for work,`);
    expect((await registrar.ask('GET', '/desk/people/list.xlsx')).status).toBe(200);
    const told = await db.query(`SELECT details FROM audit.entry WHERE action = 'list.exported' ORDER BY recorded_at, entry.sequence`);
    expect(told).toEqual([{ details: { operation: 'peopleAsCsv' } }, { details: { operation: 'peopleAsXlsx' } }]);
  });
});
