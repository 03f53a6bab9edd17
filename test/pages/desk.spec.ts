import { DataSource } from 'typeorm';
import { LayTheDesk, LoadDemonstration } from '../../src/demonstration/index.js';
import { Principals } from '../../src/identity/index.js';
import { EvidenceFiles, ProfilePapersRepository } from '../../src/profiles/index.js';
import { parseCountry } from '../../src/standards/index.js';
import type { Browser } from '../fixtures/browser.js';
import { signedInAs } from '../fixtures/signed-in.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';
const ANA = '01900000-0000-7001-8000-000000000002';

describe('the desk of a caseworker, by pages and forms without a script', () => {
  let service: TestService;
  let caseworker: Browser;
  let person: Browser;
  beforeAll(async () => {
    service = await referenceService({ PUBLIC_URL: ORIGIN, API_TOKEN: 'a-token-of-the-installation' });
    const load = service.app.get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    await eventually(
      async () => (await read(`/v1/profiles/${ANA}/matches`)).json(),
      ({ fresh, items }) => fresh && items.length > 0,
    );
    await service.app.get(LayTheDesk).execute();
    caseworker = await signedInAs(service, ORIGIN, 'Demonstration caseworker of MD');
    person = await signedInAs(service, ORIGIN, 'Demonstration returnee');
  }, 120_000);
  afterAll(() => service.stop());
  const read = (url: string, token = 'a-token-of-the-installation') =>
    service.app.inject({ url, headers: { authorization: `Bearer ${token}` } });
  const page = async (address: string) => (await caseworker.ask('GET', `${address}${address.includes('?') ? '&' : '?'}lang=en`)).body;
  const linkIn = (body: string, pattern: RegExp) => (pattern.exec(body)?.[1] ?? '').replaceAll('&amp;', '&');
  /** Sends the form with this action, with what it carries and what somebody fills in. */
  const send = async (body: string, action: string, filled: Record<string, string> = {}) => {
    const form = [...body.matchAll(/<form [\s\S]*?<\/form>/g)].map(([one]) => one).find((one) => one.includes(`action="${action}"`)) ?? '';
    const hidden = [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]);
    return caseworker.follow(await caseworker.ask('POST', action, { ...Object.fromEntries(hidden), ...filled }));
  };
  const aColleague = () => service.app.get(Principals).add('A colleague', [{ role: 'caseworker', country: parseCountry('MD') }]);

  it('today counts what waits, shows the first and leads to the list; laid twice, nothing comes twice', async () => {
    await service.app.get(LayTheDesk).execute();
    const body = await page('/desk');
    const counted = (part: string) => Number(new RegExp(`id="${part}">[^<]*<span[^>]*>([\\d,]+)<`).exec(body)?.[1]?.replace(',', ''));
    expect(['waiting', 'cases', 'silent', 'reviews'].map(counted)).toEqual([28, 2, 2, 1]);
    expect(counted('matches')).toBeGreaterThan(10);
    expect(body).toMatch(/href="\/desk\/referrals\?withoutNews=true">See all \(2\)/);
    await eventually(
      async () => page('/desk/feeds'),
      (feeds) => /taken in<\/td>[\s\S]*>3<\/td>[\s\S]*>3<\/td>/.test(feeds),
    );
    const feed = linkIn(await page('/desk/feeds'), /href="(\/desk\/feeds\/[^"]+)"/);
    expect(await page(feed)).toMatch(/Line 2, X-1[\s\S]*MD-XX/);
    expect(await page('/desk/cases')).toMatch(/late[\s\S]*Italy/);
  });

  it('cases near their limit are found by day, purpose and country of origin, kept in the address, and go as files in the same order', async () => {
    const all = await page('/desk/cases');
    expect(all.match(/<tr class="govuk-table__row"><td/g)).toHaveLength(2);
    const late = await page('/desk/cases?within=-1&origin=IT');
    expect(late).toMatch(/<option value="-1" selected>[\s\S]*<option value="IT" selected>[\s\S]*>late</);
    expect(late.match(/<tr class="govuk-table__row"><td/g)).toHaveLength(1);
    expect(late).toContain('/desk/cases/list.xlsx?within=-1&amp;origin=IT');
    expect(await page('/desk/cases?origin=FR')).toContain('No case fits.');
    const csv = await caseworker.ask('GET', '/desk/cases/list.csv?lang=en');
    expect(csv.headers['content-disposition']).toBe('attachment; filename="cases.csv"');
    const [heading, ...rows] = csv.body.trim().split('\r\n');
    expect(heading).toMatch(/^\ufeff?Decide by,State,For,From,Lodged,Decided in,Reference$/);
    expect(rows.map((row) => row.split(',')[1])).toEqual(['late', 'in time']);
    expect((await caseworker.ask('GET', '/desk/cases/list.csv?within=-1')).body.trim().split('\r\n')).toHaveLength(2);
    expect((await caseworker.ask('GET', '/desk/cases/list.xlsx')).status).toBe(200);
    expect((await caseworker.ask('GET', '/desk/cases?within=8')).status).toBe(400);
    const abroad = await signedInAs(service, ORIGIN, 'Demonstration caseworker of RO');
    expect((await abroad.ask('GET', '/desk/cases/list.csv?country=MD')).body.trim().split('\r\n')).toHaveLength(1);
    expect((await person.ask('GET', '/desk/cases/list.csv')).status).toBe(403);
  });

  it('of more cases than one page holds the next page goes on after the last, and the file has them all', async () => {
    await service.app.get(DataSource).query(
      `INSERT INTO recognition.recognition_case (id, country, origin, purpose, lodged_on, state, decide_by, revision, demonstration, opened_at)
       SELECT gen_random_uuid(), 'MD', 'IT', 'study', '2026-01-01', 'complete', current_date + 5, 1, true, now() FROM generate_series(1, 60)`,
    );
    const first = await page('/desk/cases?purpose=study&within=7');
    const next = linkIn(first, /rel="next" href="([^"]+)"/);
    expect(next).toContain('purpose=study');
    const rowsOf = (body: string) => body.match(/<tr class="govuk-table__row"><td/g)?.length;
    expect([rowsOf(first), rowsOf(await page(next))]).toEqual([50, 10]);
    const file = (await caseworker.ask('GET', '/desk/cases/list.csv?purpose=study&within=7')).body.trim().split('\r\n').slice(1);
    expect(new Set(file.map((row) => row.split(',').at(-1))).size).toBe(60);
    await service.app.get(DataSource).query(`DELETE FROM recognition.recognition_case WHERE purpose = 'study' AND profile_id IS NULL`);
  });

  it('nobody of another country, and nobody without the role, finds anything of it', async () => {
    const other = await signedInAs(service, ORIGIN, 'Demonstration caseworker of RO');
    const today = (await other.ask('GET', '/desk?lang=en')).body;
    expect(today).not.toContain('Ana Munteanu');
    expect(today).not.toContain('demonstration-md');
    const refused = await other.ask('GET', `/desk/people/${ANA}?lang=en`);
    expect([refused.status, refused.body.includes('It belongs to another country, office or person.')]).toEqual([403, true]);
    expect((await other.ask('GET', `/desk/people/${ANA}/door`)).status).toBe(403);
    expect((await person.ask('GET', '/desk')).status).toBe(403);
    expect((await person.ask('GET', `/desk/people/${ANA}`)).status).toBe(403);
    expect((await service.app.inject('/desk')).statusCode).toBe(401);
  });

  it('a person: who vouches, under which article, which steps, what they allowed and what happened by whom', async () => {
    const body = await page(`/desk/people/${ANA}`);
    expect(body).toMatch(/vouched for by: the issuer, by signature/);
    expect(body).toMatch(/Article[\s\S]*href="\/agreements\//);
    expect(body).toMatch(/id="unlocks"[\s\S]*of 10,000 points/);
    expect(body).toMatch(/id="consents"[\s\S]*may open a case, given on [^<]*, until they withdraw it/);
    expect(body).toMatch(/id="history"[\s\S]*Proposal: the person agreed[^<]*by Demonstration caseworker of MD/);
    expect(body).toMatch(/Recognition: file complete, by Demonstration assessor of MD/);
  });

  it('a photograph of a paper is one step away from what it shows', async () => {
    const papers = service.app.get(ProfilePapersRepository, { strict: false });
    await service.app.get(DataSource).transaction(async (tx) => {
      const { id } = await papers.addWithin(tx, ANA, { kind: 'document', grade: 'copy', description: 'Both sides' });
      const content = Buffer.from('a photograph');
      await service.app.get(EvidenceFiles, { strict: false }).add(tx, ANA, id, { kind: 'image/jpeg', content });
    });
    const address = linkIn(await page(`/desk/people/${ANA}`), /<a class="govuk-link" href="([^"]+)"><q dir="auto">Both sides</);
    const file = await caseworker.ask('GET', address);
    expect([file.headers['content-type'], file.body]).toEqual(['image/jpeg', 'a photograph']);
  });

  it('says each text in the language of the person too, marked as what it is; not twice in the same', async () => {
    const body = await page(`/desk/people/${ANA}?beside=ro`);
    expect(body).toMatch(
      /<span lang="en" dir="ltr">What is recognised, and why<\/span><span lang="ro" dir="ltr">Ce se recunoaște și de ce<\/span>/,
    );
    expect(body).toMatch(/lang="ro" dir="ltr">[\s\S]*6 mai 2024/);
    expect(body).toContain('Îngrijitori la domiciliu');
    expect(await page(`/desk/people/${ANA}?beside=en`)).not.toContain('Ce se recunoaște');
    expect(await page(`/desk/people/${ANA}?beside=xx`)).not.toContain('Ce se recunoaște');
  });

  it('from a match to its outcome: why, propose, agree, contact, hire', async () => {
    const body = await page(`/desk/people/${ANA}`);
    const why = await page(linkIn(body, /href="(\/desk\/people\/[^"]+\/vacancies\/[^"]+)"/));
    expect(why).toMatch(/It fits\.[\s\S]*Do you accept this region\?[\s\S]*Yes \(asked/);
    const form = await page(linkIn(why, /href="(\/desk\/referrals\/new\?[^"]+)"/));
    const late = await send(form, '/desk/referrals', { answerBy: '2099-01-01' });
    expect([late.status, late.body]).toEqual([422, expect.stringMatching(/from today to 60 days ahead[\s\S]*value="2099-01-01"/)]);
    const one = await send(form, '/desk/referrals');
    expect(one.body).toMatch(/waiting for the person|waiting/);
    const again = await send(form, '/desk/referrals');
    expect([again.status, again.body]).toEqual([422, expect.stringContaining('is proposed there already')]);
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    const agreed = await send(one.body, one.url, { action: 'agree', fields: 'skills', until, heard: 'in-person' });
    const contacted = await send(agreed.body, one.url, { action: 'contact' });
    const hired = await send(contacted.body, one.url, { action: 'hire' });
    expect(hired.body).toContain('hired');
    expect(await page(`/desk/people/${ANA}`)).toMatch(/Proposal: hired/);
  });

  it('what stands against a proposal is shown with what was typed, and goes on only with a reason', async () => {
    const agency = { name: 'Nobody knows it' };
    const vacancy = { source: 'office', reference: 'H-1', title: 'Zidar', region: 'MD-OR', occupation: '7112', agency };
    const headers = { authorization: 'Bearer a-token-of-the-installation' };
    const { id } = (await service.app.inject({ method: 'POST', url: '/v1/vacancies', headers, payload: vacancy })).json();
    const form = await page(`/desk/referrals/new?profileId=${ANA}&vacancyId=${id}`);
    const held = await send(form, '/desk/referrals', { answerBy: new Date().toISOString().slice(0, 10) });
    expect([held.status, held.body]).toEqual([422, expect.stringMatching(/no licence in the register[\s\S]*name="override"/)]);
    const short = await send(held.body, '/desk/referrals', { override: 'No' });
    expect([short.status, short.body]).toEqual([422, expect.stringMatching(/Say why in 10 to 1000[\s\S]*>No<\/textarea>/)]);
    expect((await send(held.body, '/desk/referrals', { override: 'The licence comes this week.' })).body).toContain('Held back');
  });

  it('who is nobody’s is taken on; who is a colleague’s is read once, with a reason that the person and colleagues read', async () => {
    const door = linkIn(await page('/desk/people/waiting'), /href="(\/desk\/people\/[^"]+\/door)"/);
    const id = door.split('/')[3] as string;
    const first = await caseworker.follow(await caseworker.ask('GET', `/desk/people/${id}?lang=en`));
    expect([first.url, first.body]).toEqual([door, expect.not.stringContaining('(demonstration)')]);
    const short = await send(first.body, `/desk/people/${id}/glass`, { reason: 'Because' });
    expect([short.status, short.body]).toEqual([422, expect.stringMatching(/Say in 10 to 500[\s\S]*>Because<\/textarea>/)]);
    const reason = 'An employer asks for her today.';
    const once = await send(first.body, `/desk/people/${id}/glass`, { reason });
    expect(once.body).toMatch(/You look at this once[\s\S]*\(demonstration\)/);
    expect((await caseworker.ask('GET', `/desk/people/${id}`)).status).toBe(303);
    const kept = (await read(`/v1/profiles/${id}/broken-glass`)).json();
    expect(kept[0]).toMatchObject({ reason, by: 'Demonstration caseworker of MD', action: 'glass:break' });
    expect(await page('/desk/glass')).toMatch(new RegExp(`${reason}[\\s\\S]*You broke it yourself`));
    const entries = await read('/v1/audit/entries?organisation=country:MD&action=person.read-by-break-glass', 'demonstration-md-auditor');
    expect(entries.body).toContain(id);
    const taken = await send(first.body, `/desk/people/${id}/caseworker`);
    expect([taken.url, taken.body]).toEqual([`/desk/people/${id}`, expect.stringContaining('(demonstration)')]);
    const back = await send(taken.body, `/desk/people/${id}/hand-back`);
    expect(back.url).toBe('/desk/people/mine');
    await service.app.inject({
      method: 'POST',
      url: `/v1/profiles/${id}/caseworker`,
      headers: { authorization: `Bearer ${await aColleague()}` },
    });
    expect(await page(door)).toMatch(/A colleague looks after them/);
  });

  it('what a colleague broke is found in order once, and never by whoever broke it', async () => {
    const body = await page('/desk/glass');
    const action = linkIn(body, /<form action="(\/desk\/glass\/[^"]+)"/);
    expect((await send(body, action, { finding: 'in-order' })).url).toBe('/desk/glass');
    expect((await send(body, action, { finding: 'in-order' })).body).toContain('Somebody has looked at it meanwhile');
    const own = await send(body, action, { finding: 'a guess' });
    expect(own.status).toBe(400);
  });

  it('vacancies are found by filters that stay in the address; a filter that cannot be read is told and kept', async () => {
    const found = await page('/desk/vacancies?occupation=5322&region=MD-OR&words=domiciliu');
    expect(found).toMatch(/value="domiciliu"[\s\S]*value="MD-OR"[\s\S]*value="5322"/);
    expect(found).toContain('Ajutor pentru bătrâni la domiciliu, Orhei');
    expect(found).not.toContain('Sudor');
    const first = await page('/desk/vacancies');
    const next = linkIn(first, /rel="next" href="([^"]+)"/);
    expect(await page(next)).not.toContain(linkIn(first, /href="(\/desk\/vacancies\/[^"]+)"/));
    expect(await page('/desk/vacancies?words=100%25')).toContain('No vacancy fits');
    const wrong = await page('/desk/vacancies?region=MD-XX&occupation=99999');
    expect(wrong).toMatch(/Write a region[\s\S]*Write a code[\s\S]*value="MD-XX"[\s\S]*value="99999"/);
  });

  it('a wording is confirmed or corrected by its source: it holds for the vacancy and for what comes after', async () => {
    const at = linkIn(await page('/desk/vacancies?words=lăcătuș'), /href="(\/desk\/vacancies\/[^"]+)"/);
    const body = await page(at);
    expect(body).toMatch(/words that matched: sudor/);
    expect(body).toContain('to confirm');
    const wrong = await send(body, `${at}/coding`, { occupation: 'other', other: '99999' });
    expect(wrong.body).toContain('Nothing was recorded');
    const done = await send(body, `${at}/coding`, { occupation: 'other', other: '7213' });
    expect(done.body).toMatch(/Recorded[\s\S]*\(7213\)/);
    expect(done.body).not.toContain('to confirm</strong>');
    const coded = await service.app.inject({
      method: 'POST',
      url: '/v1/coding',
      payload: { title: 'Sudor / lăcătuș (f/m)', source: 'demonstration-md', employer: 'Demonstration kitchen and home 3' },
    });
    expect(coded.json()).toMatchObject({ occupations: [{ isco: '7213', corrected: true }, {}, {}, {}, {}] });
    const others = linkIn(await page('/desk/vacancies?source=demonstration'), /href="(\/desk\/vacancies\/[^"]+)"/);
    expect(await page(others)).toContain('Only somebody of the source (demonstration) confirms this');
    expect((await send(body, `${others}/coding`, { occupation: '7213' })).status).toBe(403);
  });

  it('candidates are pseudonyms but for the caseworker’s own people, and another is told why not', async () => {
    const why = await page(linkIn(await page(`/desk/people/${ANA}`), /href="(\/desk\/people\/[^"]+\/vacancies\/[^"]+)"/));
    const at = linkIn(why, /href="(\/desk\/vacancies\/[^"]+)"/);
    const body = await page(at);
    const shown = [...body.matchAll(/<h3 class="govuk-heading-s[^>]*>\d+\. ([\s\S]*?)<\/h3>/g)].map(([, who]) => who as string);
    expect(shown.length).toBeGreaterThan(2);
    expect(shown.some((who) => /^Person [0-9A-F]{8}$/.test(who))).toBe(true);
    for (const who of shown) expect(who).toMatch(/^Person [0-9A-F]{8}$|^<a [^>]*href="\/desk\/people\//);
    const [other] = [...body.matchAll(/<option value="([^"]+)">/g)].map(([, id]) => id as string).filter((id) => id !== ANA);
    const whyNot = await caseworker.follow(await caseworker.ask('GET', `${at}/why?person=${other}`));
    expect(whyNot.url).toBe(`/desk/people/${other}/vacancies/${at.split('/').pop()}`);
    expect(whyNot.body).toMatch(/Not in their list[\s\S]*What was checked/);
  });
});
