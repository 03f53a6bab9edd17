import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { SigningKeys } from '../../src/passport/index.js';
import { ApplyRetention } from '../../src/personal-data/index.js';
import { answeredJourney, passportMade } from '../fixtures/answered-journey.js';
import { Browser } from '../fixtures/browser.js';
import { qrCodesIn, readPdf, readsAloud } from '../fixtures/read-pdf.js';
import { tablesWith } from '../fixtures/search-everywhere.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

type Json = ReturnType<typeof JSON.parse>;
const ORIGIN = 'http://localhost';
const WORD = 'Zqbadante';
const VERIFY = '/passport/verify';

const MONTHS = { en: 'January 2018 – June 2024', ro: 'ianuarie 2018 – iunie 2024', uk: 'січень 2018 року – червень 2024 року' };

describe('a skills passport of answers without an account', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-passport-'));
  const logFile = path.join(directory, 'passerelle.log');
  let service: TestService;
  let db: DataSource;
  let person: Browser;
  let address: string;
  beforeAll(async () => {
    service = await referenceService({ LOG_LEVEL: 'debug' }, undefined, logFile);
    db = service.app.get(DataSource);
    person = await answeredJourney(service, ORIGIN, WORD);
    address = await passportMade(person);
  });
  afterAll(async () => {
    await service.stop();
    fs.rmSync(directory, { recursive: true });
  });

  const anybody = () => new Browser(service, ORIGIN);
  const page = async (of = address) => (await person.ask('GET', of)).body;
  const codeOf = async (of = address) => /verify\?code=(\w{26})/.exec(await page(of))?.[1] ?? '';
  const file = async (of: string, kind: 'pdf' | 'json', query = '') => {
    const answer = await service.app.inject({ url: `${of}/${kind}${query}`, headers: { cookie: cookieOf(person), host: 'localhost' } });
    return { type: answer.headers['content-type'], bytes: answer.rawPayload };
  };
  const document = async (of = address): Promise<Json> => JSON.parse((await file(of, 'json')).bytes.toString());
  const shared = async (parts: readonly string[], reader = 'Cabinet Rossi', of = address): Promise<string> => {
    const form = [...parts.map((part) => ['parts', part] as const), ['reader', reader] as const, ['days', '7'] as const];
    const { body } = await person.ask('POST', `${of}/shares`, form);
    return /\/passport\/shared\?with=[\w-]{43}/.exec(body)?.[0] ?? body;
  };
  const withdrawLast = async (): Promise<void> => {
    const { body } = await person.ask('GET', `${address}/shares`);
    const action = /action="([^"]+\/withdrawal)"/.exec(body)?.[1] ?? '';
    expect((await person.ask('POST', action, {})).status).toBe(303);
  };

  it('is made only once everything was asked, and with at least one part', async () => {
    const early = anybody();
    await early.follow(await early.ask('POST', '/self-assessment/begin', { keep: '1' }));
    expect((await early.ask('GET', '/self-assessment/passport')).headers.location).toBe('/self-assessment/answer');
    const refused = await person.ask('POST', '/self-assessment/passport', { beside: 'it' });
    expect([refused.status, refused.body.includes('href="#parts-credentials"')]).toEqual([422, true]);
    expect((await anybody().ask('GET', address)).headers.location).toBe('/self-assessment');
  });

  it('says what the person said, who has shown it, what is recognised under which article, and that it is a prediction', async () => {
    const body = await page();
    for (const words of [
      ...[`${WORD} diploma`, `${WORD} at home`, '54 hours a week', 'Italian', 'B2 (CEFR)', 'ISCED 2011 level 3'],
      ...['Said by the person. Nobody has checked it.', 'The person says that there is a paper. Nobody here has seen it.'],
      ...[
        'This is a prediction, not a decision',
        'Certain, if the papers show what the person said.',
        'version 2',
        'engine 2.0.0',
        'Demonstration',
      ],
    ])
      expect(body).toContain(words);
  });

  it('says in words of each language from which month to which', async () => {
    for (const [language, months] of Object.entries(MONTHS)) {
      const { body } = await service.app.inject({ url: `${address}?lang=${language}&beside=none`, headers: { cookie: cookieOf(person) } });
      expect(body).toContain(months);
    }
  });

  it('leaves out the parts that were not chosen', async () => {
    const body = await page(await passportMade(person, ['languages']));
    expect([body.includes('B2 (CEFR)'), body.includes(WORD)]).toEqual([true, false]);
  });

  it('speaks a second language beside the first where that was asked', async () => {
    const body = await page(await passportMade(person, ['jobs'], 'it'));
    expect(body).toContain('54 hours a week<span class="passerelle-said-in" lang="it" dir="ltr">54 ore alla settimana</span>');
  });

  it.each([
    ['en', 'Skills passport', '54 hours a week'],
    ['ro', 'Pașaportul competențelor', '54 de ore pe săptămână'],
    ['ar', 'جواز المهارات', 'ساعة في الأسبوع'],
    ['uk', 'Паспорт навичок', '54 години на тиждень'],
  ])(
    'is a tagged PDF of few bytes in %s, with its words, its language and a QR code that leads to its verification',
    async (language, title, words) => {
      const { type, bytes } = await file(address, 'pdf', `?lang=${language}&beside=none`);
      const pdf = await readPdf(bytes);
      expect([type, pdf.title, pdf.language, bytes.length < 120_000]).toEqual(['application/pdf', title, language, true]);
      if (language !== 'ar') expect(pdf.text.replaceAll(/\s+/g, ' ')).toContain(words);
      expect([readsAloud(bytes, words), readsAloud(bytes, 'No such words')]).toEqual([true, false]);
      expect(pdf.text).toContain(WORD);
      expect(pdf.roles).toMatchObject({ H1: 1, H2: 4, Figure: 1, TH: expect.any(Number), TD: expect.any(Number) });
      expect(await qrCodesIn(bytes)).toEqual([expect.stringMatching(new RegExp(`${VERIFY}\\?code=${await codeOf()}$`))]);
    },
  );

  it('is verified by its code: given out when, counting until when, and what that does not prove', async () => {
    const { status, body } = await anybody().ask('GET', `${VERIFY}?code=${await codeOf()}`);
    expect(status).toBe(200);
    const { digest } = (
      await service.app.inject({ method: 'POST', url: '/v1/passport-verifications', payload: { code: await codeOf() } })
    ).json();
    for (const words of ['This passport is genuine and counts', 'It does not prove who the person is', `${WORD} at home`, digest])
      expect(body).toContain(words);
  });

  it('is verified by its document, and not once a letter of it was changed, its signature taken away or its key is nobody’s', async () => {
    const signed = await document();
    const asked = async (sent: Json) =>
      (await service.app.inject({ method: 'POST', url: '/v1/passport-verifications', payload: { document: sent } })).json();
    expect(await asked(signed)).toMatchObject({ result: 'valid', isSigned: true });
    const { signature, ...unsigned } = signed;
    const edited = JSON.parse(JSON.stringify(signed).replace('B2', 'C2'));
    expect(JSON.stringify(edited)).not.toBe(JSON.stringify(signed));
    const [head, , sign] = signature.split('.');
    const other = Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'another' })).toString('base64url');
    const none = Buffer.from(JSON.stringify({ alg: 'none' })).toString('base64url');
    for (const forged of [edited, unsigned, { ...signed, signature: `${other}..${sign}` }, { ...signed, signature: `${none}..` }])
      expect(await asked(forged)).toMatchObject({ result: 'changed', isSigned: false });
    expect(head).not.toBe(other);
    const shown = await anybody().ask('POST', VERIFY, { document: JSON.stringify(edited) });
    expect(shown.body).toContain('This file is not as we gave it out');
    for (const text of ['no JSON', '[]', '['.repeat(20_000), `{"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}`])
      expect((await anybody().ask('POST', VERIFY, { document: text })).status).toBe(422);
  });

  it('is verified also after the key was changed; both keys are published, the new one first', async () => {
    const before = await document();
    await service.app.get(SigningKeys).rotate();
    const { keys } = (await service.app.inject({ url: '/.well-known/jwks.json' })).json();
    expect(keys.length).toBe(2);
    expect(JSON.stringify(keys)).not.toContain('"d"');
    expect(JSON.parse(Buffer.from(before.signature.split('.')[0], 'base64url').toString()).kid).toBe(keys[1].kid);
    const answer = await service.app.inject({ method: 'POST', url: '/v1/passport-verifications', payload: { document: before } });
    expect(answer.json().result).toBe('valid');
    const after = await document(await passportMade(person, ['jobs']));
    expect(JSON.parse(Buffer.from(after.signature.split('.')[0], 'base64url').toString()).kid).toBe(keys[0].kid);
  });

  it('says plainly when it was taken back, when it has ended, and when nobody knows it', async () => {
    const taken = await passportMade(person, ['jobs']);
    const ended = await passportMade(person, ['languages']);
    const codes = [await codeOf(taken), await codeOf(ended)];
    await person.ask('POST', `${taken}/withdrawal`, {});
    await db.query(`UPDATE passport.passport SET expires_at = now() - interval '1 hour' WHERE id = $1`, [ended.split('/').at(-1)]);
    const said = await Promise.all(
      [...codes, '7K2M9QXD4HBT7K2M9QXD4HBT7K'].map(async (code) => (await anybody().ask('GET', `${VERIFY}?code=${code}`)).body),
    );
    expect(said.map((body) => /<h1[^>]*>([^<]+)/.exec(body)?.[1])).toEqual([
      'This passport was taken back',
      'This passport has ended',
      'We hold no such passport',
    ]);
    expect(said.some((body) => body.includes(WORD))).toBe(false);
  });

  it('is opened by a link to whoever says their name, the chosen parts alone; the person sees who and when', async () => {
    const link = await shared(['languages']);
    const reader = anybody();
    const offered = await reader.ask('GET', link);
    expect([offered.status, offered.body.includes('Cabinet Rossi'), offered.body.includes('B2 (CEFR)')]).toEqual([200, true, false]);
    expect((await reader.ask('POST', link, { name: ' ' })).status).toBe(422);
    expect((await person.ask('GET', `${address}/shares`)).body).toContain('Nobody has opened it yet.');
    const opened = await reader.ask('POST', link, { name: 'Maria Rossi' });
    expect([opened.status, opened.body.includes('B2 (CEFR)'), opened.body.includes(WORD)]).toEqual([200, true, false]);
    expect((await person.ask('GET', `${address}/shares`)).body).toContain('<li>Maria Rossi, ');
  });

  it('keeps the secret of a link nowhere in the clear: no table, no log', async () => {
    const link = await shared(['jobs'], 'Zqreader office');
    await anybody().ask('POST', link, { name: 'Zqopener' });
    const secret = link.split('=')[1] as string;
    const log = fs.readFileSync(logFile, 'utf8');
    expect(log).toContain('/passport/shared');
    for (const word of [secret, await codeOf(), 'Zqreader', 'Zqopener', WORD])
      expect([await tablesWith(db, word), log.includes(word)]).toEqual([[], false]);
  });

  it.each([
    ['taken back', async () => withdrawLast()],
    ['over', async () => db.query(`UPDATE passport.share SET expires_at = now() - interval '1 second'`)],
  ])('answers a link that is %s kindly, with 410, and as one that never was', async (_, ends) => {
    const link = await shared(['languages']);
    await ends();
    const answers = await Promise.all(
      [link, '/passport/shared?with=never-was', '/passport/shared'].flatMap((one) => [
        anybody().ask('GET', one),
        anybody().ask('POST', one, { name: 'Maria' }),
      ]),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([410]));
    const [first] = answers;
    expect(first?.body).toContain('Ask the person for a new one.');
    expect(answers.every(({ body }) => body.includes('This link opens nothing any more'))).toBe(true);
  });

  it('takes its links back with it', async () => {
    const mine = await passportMade(person, ['languages']);
    const link = await shared(['languages'], 'An office', mine);
    await person.ask('POST', `${mine}/withdrawal`, {});
    expect((await anybody().ask('GET', link)).status).toBe(410);
  });

  it('is nobody else’s to see, share or take back', async () => {
    const other = await answeredJourney(service, ORIGIN, 'Other');
    for (const below of ['', '/pdf', '/json', '/shares']) expect((await other.ask('GET', `${address}${below}`)).status).toBe(404);
    for (const below of ['/withdrawal', '/shares'])
      expect((await other.ask('POST', `${address}${below}`, { reader: 'Me', parts: 'jobs', days: '7' })).status).toBe(404);
    expect((await anybody().ask('GET', `${VERIFY}?code=${await codeOf()}`)).body).toContain('genuine');
  });

  it('is gone with the answers, erased at once or by their time, with its shares and openings', async () => {
    const left = async () =>
      Promise.all(
        ['passport', 'share', 'opening'].map(async (table) => Number((await db.query(`SELECT count(*) AS n FROM passport.${table}`))[0].n)),
      );
    const [code, link] = [await codeOf(), await shared(['languages'])];
    await anybody().ask('POST', link, { name: 'Maria' });
    expect((await left()).every((n) => n > 0)).toBe(true);
    await person.ask('POST', '/self-assessment/erase', {});
    expect(await left()).toEqual([0, 0, 0]);
    expect((await anybody().ask('GET', `${VERIFY}?code=${code}`)).body).toContain('We hold no such passport');
    expect((await anybody().ask('GET', link)).status).toBe(410);
    const another = await answeredJourney(service, ORIGIN);
    await passportMade(another);
    await db.query(`UPDATE self_assessment.draft SET expires_at = now() - interval '1 second'`);
    const retention = service.app.get(ApplyRetention);
    await retention.daily();
    await retention.daily();
    expect(await left()).toEqual([0, 0, 0]);
  });
});

function cookieOf(browser: Browser): string {
  return [...browser.cookies].map(([key, { value }]) => `${key.split(' ')[0]}=${value}`).join('; ');
}
