import { DataSource } from 'typeorm';
import type { PassportContent } from '../../src/passport/domain/passport-content.js';
import { PARTS, Passports, Shares } from '../../src/passport/index.js';
import { ErasePerson } from '../../src/personal-data/index.js';
import { Consents, type Profile, ProfilePapersRepository, Profiles } from '../../src/profiles/index.js';
import { Drafts } from '../../src/self-assessment/application/drafts.js';
import { Papers } from '../../src/self-assessment/application/papers.js';
import { SendAlerts } from '../../src/self-assessment/application/send-alerts.js';
import type { Answers } from '../../src/self-assessment/domain/answers.js';
import { AlertsRepository } from '../../src/self-assessment/storage/alerts.repository.js';
import { carer, draftOf, HOME, rowsOf, tokenOf } from '../fixtures/a-draft.js';
import { Browser } from '../fixtures/browser.js';
import { CLIENT, type ProviderElsewhere, providerElsewhere, providerInside } from '../fixtures/provider-elsewhere.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const ORIGIN = 'https://passerelle.example';
const PDF = Buffer.from('%PDF-1.4\n1 0 obj\n<< >>\nendobj\n%%EOF');
const SIGN_IN = /href="(\/sign-in\?returnTo=[^"]+)"/;

describe('answers become the profile of an account', () => {
  let provider: ProviderElsewhere;
  let service: TestService;
  beforeAll(async () => {
    provider = await providerElsewhere(`${ORIGIN}/sign-in/callback`, `${ORIGIN}/`);
    const named = { ...providerInside(provider.issuer), OIDC_CLIENT_ID: CLIENT.id, OIDC_CLIENT_SECRET: CLIENT.secret };
    service = await referenceService({ PUBLIC_URL: ORIGIN, API_TOKEN: 'a-token-of-the-installation', ...named });
  });
  afterAll(async () => {
    await service.stop();
    provider.stop();
  });

  const withPapers = async (browser: Browser) => {
    const credentials = [{ id: 'c1', facts: { kind: 'formal', country: 'IT', title: 'Attestato OSS' } }];
    await service.app.get(Drafts).answer(tokenOf(browser), (answers) => ({ ...answers, credentials }) as unknown as Answers);
    await service.app.get(Papers).add(tokenOf(browser), 'c1', PDF);
  };
  /** Answers of a carer with a paper, who signs in from the page of the answer. */
  const signedIn = async (subject: string): Promise<Browser> => {
    const browser = await carer(service, '30', new Browser(service, ORIGIN));
    await withPapers(browser);
    const page = await browser.ask('GET', `${HOME}/account`);
    provider.signsIn = subject;
    const sent = await browser.ask('GET', (SIGN_IN.exec(page.body)?.[1] ?? '').replaceAll('&amp;', '&'));
    const back = await browser.follow(await browser.ask('GET', await provider.open(sent.headers.location as string)));
    expect(back.url).toBe(`${HOME}/profile?new=returnee`);
    return browser;
  };
  const formOf = async (browser: Browser) => {
    const { body } = await browser.ask('GET', `${HOME}/profile`);
    const formToken = /name="formToken" value="([^"]+)"/.exec(body)?.[1] ?? '';
    const offered = [...body.matchAll(/name="add" value="([^"]+)"( checked)?/g)].map(([, key, checked]) => ({
      key,
      checked: checked !== undefined,
    }));
    return { body, formToken, offered };
  };
  const send = async (browser: Browser, form: Record<string, string>, add: readonly string[] = []) => {
    const sent = new URLSearchParams({ ...form });
    for (const one of add) sent.append('add', one);
    return service.app.inject({
      ...{ method: 'POST', url: `${HOME}/profile`, payload: sent.toString() },
      headers: {
        ...{
          host: 'passerelle.example',
          'x-forwarded-proto': 'https',
          origin: ORIGIN,
          'sec-fetch-site': 'same-origin',
          accept: 'text/html',
        },
        'content-type': 'application/x-www-form-urlencoded',
        cookie: [...browser.cookies].map(([name, { value }]) => `${name.split(' ')[0]}=${value}`).join('; '),
      },
    });
  };
  /** An employer has answered of the work, and it is on a passport. */
  const passportGiven = async (browser: Browser) => {
    const time = { from: '2018-01', hoursPerWeek: 54 };
    const statement = {
      on: '2026-10-01',
      name: 'Lucia Rossi',
      role: 'Daughter',
      organisation: 'Private household',
      isSo: true,
      time,
      skills: [],
    };
    await service.app.get(Drafts).answer(tokenOf(browser), (answers) => {
      return { ...answers, jobs: answers.jobs.map((job) => ({ ...job, statement })) } as unknown as Answers;
    });
    const owner = { draft: (await draftOf(service, browser))?.id as string };
    const content = { credentials: [], jobs: [], languages: [], recognition: [] } as unknown as PassportContent;
    const wanted = { parts: PARTS, languages: ['en'], write: async () => ({ says: 'as given out' }) };
    return { owner, made: await service.app.get(Passports).make(owner, content, wanted) };
  };
  const personIn = (body: string) => /\/people\/([0-9a-f-]{36})\/papers/.exec(body)?.[1] ?? '';
  const read = (id: string): Promise<Profile> => service.app.get(Profiles).get(id);

  it('after they have read the work that is kept in the language of the page', async () => {
    const browser = await signedIn('italian');
    const { body } = await browser.ask('GET', `${HOME}/profile?lang=it`);
    expect(body).toContain('Assistenti familiari a domicilio, Italia');
  });

  it('after they have read what is kept and for what, and agreed: work, papers, languages and wishes, without typing them again', async () => {
    const browser = await signedIn('ana');
    const { body, formToken } = await formOf(browser);
    for (const shown of [
      'Attestato OSS',
      'Home-based personal care workers',
      'Romanian C2',
      'My answers become my profile',
      'What it is used for',
    ])
      expect(body).toContain(shown);
    const arabic = (await browser.ask('GET', `${HOME}/profile?lang=ar`)).body;
    for (const shown of ['مقدمو رعاية منزلية', 'إيطاليا', '01/2018']) expect(arabic).toContain(shown);
    await browser.ask('GET', `${HOME}/profile?lang=en`);
    const refused = await send(browser, { formToken });
    expect([refused.statusCode, refused.body.includes('href="#agree-yes"')]).toEqual([422, true]);
    const draft = (await draftOf(service, browser))?.id;
    const done = await send(browser, { formToken, agree: 'yes', consent: 'referral' });
    expect([done.statusCode, done.body.includes('are erased here')]).toEqual([200, true]);
    const id = personIn(done.body);
    expect(await read(id)).toMatchObject({
      ...{ destination: 'MD', revision: 1, demonstration: false, languages: [{ language: 'ro', level: 'C2' }] },
      credentials: [{ title: 'Attestato OSS', country: 'IT', evidence: 'copy' }],
      experiences: [{ occupation: '5322', country: 'IT', from: '2018-01', hoursPerWeek: 54, evidence: 'attested' }],
      wishes: { returnKind: 'permanent' },
    });
    const evidence = await service.app.get(ProfilePapersRepository).evidenceOf(id);
    expect(evidence.map(({ kind, description }) => [kind, description])).toEqual([
      ['statement', 'Looked after an old lady'],
      ['document', 'Attestato OSS'],
    ]);
    expect(await draftOf(service, browser)).toBeUndefined();
    for (const table of ['self_assessment.draft WHERE id', 'self_assessment.paper WHERE draft_id', 'platform.data_key WHERE subject_id'])
      expect(await rowsOf(service, `SELECT FROM ${table} = $1`, [draft])).toEqual([]);
    const told: { action: string }[] = await service.app
      .get(DataSource)
      .query('SELECT DISTINCT action FROM audit.entry WHERE subject_id = $1 ORDER BY 1', [id]);
    expect(told.map(({ action }) => action)).toEqual(['consent.given', 'evidence.added', 'person.registered']);
    await eventually(
      () => rowsOf(service, 'SELECT FROM matching.match_list WHERE profile_id = $1', [id]),
      (lists) => lists.length > 0,
    );
    const papers = await browser.ask('GET', `/people/${id}/papers`);
    const file = /\/people\/[^"]+\/papers\/[0-9a-f-]{36}/.exec(papers.body)?.[0] ?? '';
    expect((await browser.ask('GET', file)).headers['content-type']).toBe('application/pdf');
  });

  it('with the skills passports that were made, their links and who opened them, and with what an employer confirmed', async () => {
    const browser = await signedIn('daria');
    const passports = service.app.get(Passports);
    const { owner, made } = await passportGiven(browser);
    const token = await service.app.get(Shares).make(owner, made, { reader: 'Cabinet Rossi', parts: ['jobs'], days: 7 });
    await service.app.get(Shares).open(token, 'Maria Rossi');
    const before = await passports.get(owner, made);
    const { body, formToken } = await formOf(browser);
    expect(body).toContain('Your skills passports and their links come along.');
    const person = personIn((await send(browser, { formToken, agree: 'yes' })).body);
    expect(await passports.get({ person }, made)).toEqual({ ...before, owner: { person } });
    expect(await passports.byCode(before.code)).toMatchObject({ id: made, owner: { person } });
    await service.app.get(Shares).open(token, 'Paolo Bianchi');
    const told = `SELECT details FROM audit.entry WHERE subject_id = $1 AND action = 'passport.came-along'`;
    expect(await rowsOf(service, told, [person])).toEqual([{ details: { passport: made } }]);
    const [share] = await service.app.get(Shares).of({ person }, made);
    expect([share?.reader, share?.openings.map(({ name }) => name)]).toEqual(['Cabinet Rossi', ['Maria Rossi', 'Paolo Bianchi']]);
    expect((await browser.ask('GET', `/people/${person}/passport`)).body).toContain(made);
    const evidence = await service.app.get(ProfilePapersRepository).evidenceOf(person);
    const vouchedBy = 'Lucia Rossi, Daughter, Private household, 2026-10-01';
    const confirmed = { grade: 'attested', vouchedBy, description: 'Looked after an old lady (2018-01 – …, 54 h)' };
    expect(evidence.filter(({ kind }) => kind === 'reference')).toMatchObject([confirmed]);
    await service.app.get(ErasePerson).execute(person);
    expect(await rowsOf(service, 'SELECT FROM passport.passport WHERE id = $1', [made])).toEqual([]);
  });

  it('while a reader opens a link: who it was is theirs to see, and stands in their audit', async () => {
    const browser = await signedIn('elena');
    const [passports, shares] = [service.app.get(Passports), service.app.get(Shares)];
    const { owner, made } = await passportGiven(browser);
    const token = await shares.make(owner, made, { reader: 'Cabinet Rossi', parts: ['jobs'], days: 7 });
    const { formToken } = await formOf(browser);
    const byId = passports.byId.bind(passports);
    let person = '';
    passports.byId = async (id) => {
      const asItWas = await byId(id);
      person = personIn((await send(browser, { formToken, agree: 'yes' })).body);
      return asItWas;
    };
    await shares.open(token, 'Maria Rossi').finally(() => Object.assign(passports, { byId }));
    const [share] = await shares.of({ person }, made);
    expect(share?.openings.map(({ name }) => name)).toEqual(['Maria Rossi']);
    expect(
      await rowsOf(service, `SELECT action FROM audit.entry WHERE subject_id = $1 AND action = 'passport.opened'`, [person]),
    ).toHaveLength(1);
  });

  it('once, however often the button is pressed', async () => {
    const browser = await signedIn('ion');
    const { formToken } = await formOf(browser);
    const answers = await Promise.all([1, 2, 3].map(() => send(browser, { formToken, agree: 'yes' })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200]);
    const [id] = new Set(answers.map(({ body }) => personIn(body)));
    const profile = await read(id as string);
    expect([profile.revision, profile.experiences.length, profile.credentials.length]).toEqual([1, 1, 1]);
    expect((await formOf(browser)).body).toContain('There are no answers here any more');
  });

  it('are added to a profile that is there already: what it lacks, and of that what the person chose', async () => {
    const first = await signedIn('maria');
    const done = await send(first, { formToken: (await formOf(first)).formToken, agree: 'yes' });
    const id = personIn(done.body);
    const again = await signedIn('maria');
    const job = {
      id: 'j2',
      words: 'Cooked',
      country: 'IT',
      from: '2012-02',
      hoursPerWeek: 30,
      occupation: '5120',
      skills: [],
      confirmedBy: 'nobody',
    };
    const more = (answers: Answers) => ({
      ...answers,
      jobs: [...answers.jobs, job],
      languages: [
        { language: 'ro', level: 'B1' },
        { language: 'it', level: 'B2' },
      ],
      wishes: { regions: ['MD-BA'] },
    });
    await service.app.get(Drafts).answer(tokenOf(again), (answers) => more(answers) as unknown as Answers);
    const { formToken, offered } = await formOf(again);
    expect(offered).toEqual([
      { key: 'experience j2', checked: true },
      { key: 'language it', checked: true },
      { key: 'wishes', checked: false },
    ]);
    await send(again, { formToken, agree: 'yes' }, ['experience j2', 'credential c1', 'experience j1']);
    const profile = await read(id);
    expect(profile.revision).toBe(2);
    expect(profile.experiences.map(({ occupation }) => occupation)).toEqual(['5322', '5120']);
    expect([profile.credentials.length, profile.languages, profile.wishes.regions]).toEqual([1, [{ language: 'ro', level: 'C2' }], []]);
  });

  it('for nobody without an account, for nobody whose account was taken away, and for no person who was erased', async () => {
    const stranger = await carer(service, '30', new Browser(service, ORIGIN));
    expect((await stranger.ask('GET', `${HOME}/profile`)).status).toBe(401);
    expect((await send(stranger, { agree: 'yes' })).statusCode).toBe(401);
    expect(await draftOf(service, stranger)).toBeDefined();
    const browser = await signedIn('vera');
    const { formToken } = await formOf(browser);
    expect((await send(browser, { agree: 'yes' })).statusCode).toBe(403);
    const id = personIn((await send(browser, { formToken, agree: 'yes' })).body);
    await service.app.get(ErasePerson).execute(id);
    expect(await rowsOf(service, 'SELECT FROM profiles.evidence_file WHERE profile_id = $1', [id])).toEqual([]);
    const after = await signedIn('vera');
    expect((await send(after, { formToken: (await formOf(after)).formToken, agree: 'yes' })).statusCode).toBe(410);
    expect(await draftOf(service, after)).toBeDefined();
    await rowsOf(service, `UPDATE identity.principal SET revoked_at = now() WHERE subject = 'vera'`);
    provider.signsIn = 'vera';
    const sent = await after.ask('GET', '/sign-in?returnTo=%2Fself-assessment%2Fprofile%3Fnew%3Dreturnee');
    expect((await after.ask('GET', await provider.open(sent.headers.location as string))).status).toBe(403);
  });

  it('take letters about new work along when the person wants that, and erasure of the person ends them', async () => {
    const browser = await signedIn('elena');
    const draftId = (await draftOf(service, browser))?.id ?? '';
    const alerts = service.app.get(AlertsRepository);
    const mail = { address: 'elena@example.md', language: 'ro', wording: 'alerts-by-mail-1' as const, at: new Date().toISOString() };
    const alert = {
      id: draftId,
      of: { draftId },
      every: 'day' as const,
      confirmedAt: mail.at,
      dueAt: mail.at,
      mail,
      stop: 'secret',
      told: [],
    };
    await service.app.get(DataSource).transaction((tx) => alerts.put(tx, alert, { confirm: null, stop: 'hash' }));
    const { body, formToken } = await formOf(browser);
    expect(body).toContain('Go on sending letters about new work to elena@example.md');
    const id = personIn((await send(browser, { formToken, agree: 'yes', consent: 'alerts' })).body);
    expect(await alerts.of({ profileId: id })).toMatchObject({ every: 'day', mail: { address: 'elena@example.md' } });
    const consents = async () => (await service.app.get(Consents).of(id)).filter(({ purpose }) => purpose === 'alerts-by-mail');
    expect(await consents()).toMatchObject([{ recipient: 'elena@example.md', withdrawnAt: null }]);
    await service.app.inject({ method: 'POST', url: `${HOME}/alerts/stop?t=secret`, payload: {} });
    expect(await alerts.of({ profileId: id })).toBeUndefined();
    expect(await consents()).toMatchObject([{ withdrawnAt: expect.any(Date) }]);
    await service.app
      .get(DataSource)
      .transaction((tx) => alerts.put(tx, { ...alert, of: { profileId: id } }, { confirm: null, stop: 'hash' }));
    expect(await service.app.get(SendAlerts).execute()).toBe(0);
    await service.app.get(ErasePerson).execute(id);
    expect(await rowsOf(service, 'SELECT FROM self_assessment.alert')).toEqual([]);
  });
});
