import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Browser } from '../fixtures/browser.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'http://localhost';
const HOME = '/self-assessment';
const WHEN = { 'from-month': '1', 'from-year': '2018', 'to-month': '3', 'to-year': '2022', hours: '54' };

describe('work that is told without an account', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService();
    const load = service.app.get(LoadDemonstration);
    await load.vacancies();
  });
  afterAll(() => service.stop());

  const post = async (browser: Browser, stop: string, form: Record<string, string>) =>
    browser.follow(await browser.ask('POST', `${HOME}/${stop}`, form));
  const read = async (browser: Browser, stop: string) => (await browser.ask('GET', `${HOME}/${stop}`)).body;
  const upToSkills = async (): Promise<Browser> => {
    const browser = new Browser(service, ORIGIN);
    await post(browser, 'begin', { keep: '30' });
    await post(browser, 'countries', { from: 'IT', to: 'MD' });
    await post(browser, 'plan', { want: 'work', plan: 'permanent' });
    await post(browser, 'credentials', { act: 'done' });
    const { body } = await post(browser, 'jobs', { act: 'add', words: 'badante', country: 'IT', ...WHEN });
    const [, occupation = ''] = /name="occupation" value="(http[^"]+)"/.exec(body) ?? [];
    expect((await post(browser, 'jobs/j1/occupation', { occupation })).url).toBe(`${HOME}/jobs/j1/skills`);
    return browser;
  };

  it('is changed in place, with everything filled in and nothing else lost', async () => {
    const browser = await upToSkills();
    await post(browser, 'jobs/j1/skills', { often: 'daily', well: 'taught', confirmed: 'letter' });
    const form = await read(browser, 'jobs/j1/change');
    for (const filled of ['value="badante"', '<option value="IT" selected', 'name="from-month" value="01"', 'value="2022"', 'value="54"'])
      expect(form).toContain(filled);
    const wrong = await post(browser, 'jobs/j1/change', { words: 'badante', country: 'IT', ...WHEN, 'to-year': '2017' });
    expect({ status: wrong.status, at: wrong.body.includes('href="#to-month"') }).toEqual({ status: 422, at: true });
    await post(browser, 'jobs/j1/change', { words: 'badante', country: 'IT', ...WHEN, 'from-year': '2015' });
    const check = await read(browser, 'check');
    for (const stays of [
      'badante',
      'Italy',
      '01/2015 to 03/2022',
      '54 hours a week',
      'Every day',
      'Alone, and showed others how',
      'I have a letter',
    ])
      expect(check).toContain(stays);
  });

  it('of which none of the occupations was it is told in other words: with all that was said of it filled in, and nothing lost of this or another work', async () => {
    const browser = await upToSkills();
    const own = 'xyzzy plugh';
    await post(browser, 'jobs/j1/skills', { own, often: 'daily', well: 'taught', confirmed: 'somebody' });
    await post(browser, 'jobs/j1/own', { own });
    await post(browser, 'jobs/j1/confirmer', { name: 'Signora Rossi' });
    await post(browser, 'jobs', { act: 'add', words: 'zzkitchen', country: 'RO', ...WHEN, hours: '20' });
    const first = await post(browser, 'jobs/j1/occupation', { occupation: '-' });
    expect(first.url).toBe(`${HOME}/jobs/j1/change`);
    for (const filled of ['value="badante"', '<option value="IT" selected', 'name="from-month" value="01"', 'value="2022"', 'value="54"'])
      expect(first.body).toContain(filled);
    await post(browser, 'jobs/j2/occupation', { occupation: '-' });
    const said = await post(browser, 'jobs/j1/change', { words: 'cameriera', country: 'IT', ...WHEN });
    expect(said.url).toBe(`${HOME}/jobs/j1/occupation`);
    const [, occupation = ''] = /name="occupation" value="(http[^"]+)"/.exec(said.body) ?? [];
    const skills = await post(browser, 'jobs/j1/occupation', { occupation });
    expect([skills.url, skills.body.includes(own)]).toEqual([`${HOME}/jobs/j1/skills`, true]);
    const check = await read(browser, 'check');
    for (const stays of ['cameriera', 'Italy', 'Every day', 'Alone, and showed others how', 'Signora Rossi', own, 'zzkitchen', 'Romania'])
      expect(check).toContain(stays);
    const second = await post(browser, 'jobs/j1/skills', { own, often: 'daily', well: 'taught', confirmed: 'somebody' });
    expect(second.url).toBe(`${HOME}/jobs/j2/change`);
  });

  it('is told how often and how well in one press each, and both may stay open', async () => {
    const browser = await upToSkills();
    expect((await post(browser, 'jobs/j1/skills', { confirmed: 'nobody' })).url).toBe(`${HOME}/jobs`);
    const page = await read(browser, 'jobs/j1/skills');
    expect(page).not.toMatch(/name="(often|well)" value="\w+" checked/);
  });

  it('shows what was understood of own words before it counts; what is unticked never does, and the words stay', async () => {
    const browser = await upToSkills();
    const own = 'Serve meals at table. Clean and polish glasses. Drive a bus. Handling medicines safely.';
    const heard = await post(browser, 'jobs/j1/skills', { own, confirmed: 'nobody' });
    expect(heard.url).toBe(`${HOME}/jobs/j1/own`);
    const boxes = [...heard.body.matchAll(/name="skills" value="(http[^"]+)" checked><label[^>]*>([^<]+)/g)].map(([, uri, label]) => ({
      uri,
      label,
    }));
    expect(boxes.length).toBeGreaterThan(1);
    const [right, ...wrong] = boxes as [{ uri: string; label: string }];
    await post(browser, 'jobs/j1/own', { own, skills: right.uri });
    const check = await read(browser, 'check');
    expect(check).toContain(right.label);
    for (const { label } of wrong as { label: string }[]) expect(check).not.toContain(label);
    expect(check).toContain(own);
  });

  it('keeps own words that no skill is like, and says so', async () => {
    const browser = await upToSkills();
    const { url, body } = await post(browser, 'jobs/j1/skills', { own: 'xyzzy plugh', confirmed: 'nobody' });
    expect({ url, says: body.includes('We found no known skill') }).toEqual({ url: `${HOME}/jobs/j1/own`, says: true });
    expect((await post(browser, 'jobs/j1/own', { own: 'xyzzy plugh' })).url).toBe(`${HOME}/jobs`);
    expect(await read(browser, 'check')).toContain('xyzzy plugh');
  });

  it('asks who can confirm it where somebody could, and goes on without a name', async () => {
    const browser = await upToSkills();
    expect((await post(browser, 'jobs/j1/skills', { confirmed: 'somebody' })).url).toBe(`${HOME}/jobs/j1/confirmer`);
    expect((await post(browser, 'jobs/j1/confirmer', {})).url).toBe(`${HOME}/jobs`);
    await post(browser, 'jobs/j1/confirmer', { name: 'Signora Rossi', contact: '+39 051 000' });
    const form = await post(browser, 'confirmations/j1', { language: 'it' });
    expect(form.body).toContain('Signora Rossi, +39 051 000');
  });

  it('lets a paper and the level of a language be changed where they stand', async () => {
    const browser = await upToSkills();
    await post(browser, 'credentials', { act: 'add', words: 'Un curs', country: 'IT' });
    await post(browser, 'credentials/which', { title: '-' });
    await post(browser, 'credentials/describe', { kind: 'formal', level: 'trade-school' });
    const form = await read(browser, 'credentials/change/c1');
    for (const filled of ['value="Un curs"', 'value="formal" checked', 'value="trade-school" checked']) expect(form).toContain(filled);
    await post(browser, 'credentials/change/c1', { words: 'Un curs de sudură', country: 'DE', kind: 'non-formal' });
    expect(await read(browser, 'credentials/change/c1')).toContain('value="non-formal" checked');
    await post(browser, 'languages', { act: 'add', language: 'it', level: 'A2' });
    expect(await read(browser, 'languages/it')).toContain('value="A2" checked');
    await post(browser, 'languages/it', { act: 'say', level: 'C1' });
    expect(await read(browser, 'check')).toContain('Italian (C1)');
  });

  it('stands beside every other answer on the page of checks, which opens each with what was said', async () => {
    const browser = await upToSkills();
    await post(browser, 'credentials', { act: 'add', words: 'A paper', country: 'IT' });
    await post(browser, 'credentials/which', { title: '-' });
    await post(browser, 'credentials/describe', { kind: 'formal', level: 'college' });
    await post(browser, 'questions/isced-field/c1', { answer: '0913' });
    await post(browser, 'questions/awarded-on/c1', { 'answer-day': '20', 'answer-month': '6', 'answer-year': '2009' });
    await post(browser, 'questions/licence', { answer: 'applied' });
    await post(browser, 'wishes', { hours: 'part', impossible: 'seasonal' });
    const check = await read(browser, 'check');
    for (const said of [
      'Nursing and midwifery',
      '20 June 2009',
      'I have applied for it',
      'Part time (up to 30 hours)',
      'Work for a season',
    ])
      expect(check).toContain(said);
    for (const [stop, filled] of Object.entries({
      'questions/isced-field/c1': 'value="0913" checked',
      'questions/licence': 'value="applied" checked',
    })) {
      expect(check).toContain(`href="/self-assessment/${stop}"`);
      expect(await read(browser, stop)).toContain(filled);
    }
  });

  it('shows "another field" of a paper as it was chosen, among all answers and where it was asked', async () => {
    const browser = await upToSkills();
    await post(browser, 'credentials', { act: 'add', words: 'A paper', country: 'IT' });
    await post(browser, 'credentials/which', { title: '-' });
    await post(browser, 'credentials/describe', { kind: 'formal', level: 'college' });
    await post(browser, 'questions/isced-field/c1', { answer: 'other' });
    expect(await read(browser, 'check')).toContain('Another field');
    const asked = await read(browser, 'questions/isced-field/c1');
    expect(asked).toContain('value="other" checked');
    expect(asked).toContain('<option value="0716">Motor vehicles, ships and aircraft');
    await post(browser, 'questions/isced-field/c1', { answer: 'other', named: '0716' });
    expect(await read(browser, 'questions/isced-field/c1')).toMatch(/value="other" checked[\s\S]*<option value="0716" selected>/);
    expect(await read(browser, 'check')).toContain('Motor vehicles, ships and aircraft');
  });

  it('is marked where it pays less than what was asked for, and none of it is hidden', async () => {
    const browser = await upToSkills();
    await post(browser, 'jobs/j1/skills', { confirmed: 'papers' });
    await post(browser, 'jobs', { act: 'done' });
    await post(browser, 'languages', { act: 'add', language: 'ro', level: 'C2' });
    await post(browser, 'languages', { act: 'done' });
    await post(browser, 'questions/validation-stage', { act: 'pass' });
    await post(browser, 'wishes', {});
    const matches = (body: string) => body.match(/<article class="passerelle-outcome/g)?.length ?? 0;
    const before = await read(browser, 'answer');
    expect(before).not.toContain('than you asked for');
    const wrong = await post(browser, 'wishes', { pay: 'much', currency: 'MDL', per: 'month' });
    expect({ status: wrong.status, typed: wrong.body.includes('value="much"') }).toEqual({ status: 422, typed: true });
    await post(browser, 'wishes', { pay: '٩٩٩٩٩٩', currency: 'MDL', per: 'month' });
    const after = await read(browser, 'answer');
    expect(after).toContain('Pays less than you asked for');
    expect(matches(after)).toBe(matches(before));
    expect(matches(after)).toBeGreaterThan(0);
  });
});
