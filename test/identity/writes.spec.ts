import { type Grant, Principals } from '../../src/identity/index.js';
import { parseCountry } from '../../src/standards/index.js';
import { PERSON, type ReferralWorld, referralWorld } from '../fixtures/referral-world.js';
import { eventually } from '../fixtures/test-service.js';

const DETAILS = { displayName: 'Ana Rusu', sex: 'female', birthDate: '1977-03-05', email: 'ana@example.md', phone: '+37360123456' };
const CREDENTIAL = { kind: 'non-formal', country: 'IT', title: 'Attestato OSS', awardedOn: '2019-06-14', evidence: 'original' };
const WORK = { occupation: '5322', country: 'IT', from: '2018-01', hoursPerWeek: 40 };
const EVIDENCE = { kind: 'document', grade: 'attested', description: 'Extract', vouchedBy: 'INPS' };
const CONSENT = { recipient: 'ANOFM', purpose: 'referral', language: 'ro' };
const LETTERS = { recipient: 'ana@example.md', purpose: 'letters-by-mail', language: 'ro' };
const REVIEW = { about: 'match-list', words: 'I have worked as a welder for ten years.' };
const WRITERS = ['returnee', 'caseworker', 'employment-service', 'consular-registrar'] as const;
type Writer = (typeof WRITERS)[number];

/** The matrix asks whether somebody is let in; here what they do is done, so that the database has to write it too. */
describe('whoever may write of a person', () => {
  let world: ReferralWorld;
  let tokens: Readonly<Record<Exclude<Writer, 'returnee'>, string>>;
  beforeAll(async () => {
    world = await referralWorld({});
    const registrar: Grant = { role: 'consular-registrar', country: parseCountry('MD') };
    const { desk: caseworker, office } = world.tokens;
    tokens = {
      ...{ caseworker, 'employment-service': office },
      'consular-registrar': await world.service.app.get(Principals).add('Registrar', [registrar]),
    };
  });
  afterAll(() => world?.stop());

  /** Somebody, and the token of who writes of them. */
  const written = async (writer: Writer) => {
    const { id, token } = await world.person();
    return { id, token: writer === 'returnee' ? token : tokens[writer] };
  };
  const page = async (token: string, url: string, form: Record<string, string>) => {
    const headers = { authorization: `Bearer ${token}`, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    return (await world.service.app.inject({ method: 'POST', url, headers, payload: new URLSearchParams(form).toString() })).statusCode;
  };

  it.each(WRITERS.slice(1) as Exclude<Writer, 'returnee'>[])('registers them with name and contacts: %s', async (writer) => {
    const created = await world.ask(tokens[writer], 'POST', 'profiles', { ...PERSON, details: DETAILS });
    expect([created.status, created.body.code]).toEqual([201, undefined]);
  });

  it('registers nobody on the desk’s form without being allowed to look whether they are registered already: employment-service', async () => {
    const form = { destination: 'MD', name: 'Vera Nouă', heard: 'in-person', spoken: 'ro' };
    expect(await page(tokens['employment-service'], '/desk/people/new', form)).toBe(403);
    expect(await page(tokens['consular-registrar'], '/desk/people/new', form)).toBe(303);
  });

  it.each(WRITERS)('corrects name and contacts: %s', async (writer) => {
    const { id, token } = await written(writer);
    const changed = await world.ask(token, 'PATCH' as never, `profiles/${id}`, { details: DETAILS }, { 'if-match': '"1"' });
    expect([changed.status, changed.body.code]).toEqual([200, undefined]);
    expect(await page(token, `/people/${id}/data`, { displayName: 'Ana Rusu', phone: '', revision: '2' })).toBe(200);
  });

  it.each(WRITERS)('adds what they have learnt, done and agreed to, and takes it away: %s', async (writer) => {
    const { id, token } = await written(writer);
    const parts = [
      ['credentials', CREDENTIAL],
      ['experiences', WORK],
      ['evidence', EVIDENCE],
      ['consents', CONSENT],
      ['consents', LETTERS],
    ] as const;
    for (const [kind, form] of parts) {
      const added = await world.ask(token, 'POST', `profiles/${id}/${kind}`, form);
      expect([kind, added.status, added.body.code]).toEqual([kind, 201, undefined]);
      const removed = await world.ask(token, 'DELETE', `profiles/${id}/${kind}/${added.body.id}`);
      expect([kind, removed.status < 300, removed.body.code]).toEqual([kind, true, undefined]);
    }
  });

  it.each(WRITERS)('says whether they look, where letters go, and takes that back, on pages: %s', async (writer) => {
    const { id, token } = await written(writer);
    expect((await world.ask(token, 'POST', `profiles/${id}/looking`, { looking: false })).status).toBe(200);
    expect(await page(token, `/people/${id}/looking`, { looking: 'yes' })).toBe(200);
    expect(await page(token, `/people/${id}/letters`, { address: 'ana@example.md', action: 'agree' })).toBe(200);
    expect(await page(token, `/people/${id}/letters`, { action: 'stop' })).toBe(200);
    const { body } = await world.ask(token, 'POST', `profiles/${id}/consents`, CONSENT);
    expect(await page(token, `/people/${id}/data`, { takeBack: body.id })).toBe(200);
  });

  it.each(['returnee', 'caseworker'] as const)('asks for a review, opens a validation, and has everything erased: %s', async (writer) => {
    const { id, token } = await written(writer);
    const asked = await world.ask(token, 'POST', `profiles/${id}/reviews`, REVIEW);
    expect([asked.status, asked.body.code]).toEqual([201, undefined]);
    const opened = await world.ask(token, 'POST', `profiles/${id}/validations`, { standard: 'MD-5322' });
    expect([opened.status, opened.body.code]).toEqual([201, undefined]);
    expect(await page(token, `/people/${id}/data/erasure`, { sure: 'yes' })).toBe(200);
  });

  it.each(['returnee', 'caseworker', 'employment-service'] as const)('proposes them to an employer: %s', async (writer) => {
    const { id, token } = await written(writer);
    const proposed = await world.propose(id, await world.vacancy(), token);
    expect([proposed.status, proposed.body.code]).toEqual([201, undefined]);
  });

  describe.each(['employment-service', 'caseworker'] as const)('and of the vacancies of their feed: %s', (writer) => {
    let token: string;
    beforeAll(async () => {
      const grant: Grant = { role: writer, country: parseCountry('MD'), organisation: `feed-of-${writer}` };
      token = await world.service.app.get(Principals).add(`Feed of ${writer}`, [grant]);
    });
    const source = `feed-of-${writer}`;
    const vacancy = { source, reference: 'A-1', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
    const succeeded = async (...asked: Parameters<ReferralWorld['ask']> extends [unknown, ...infer Rest] ? Rest : never) => {
      const answer = await world.ask(token, ...asked);
      expect([asked[1], answer.status < 300, answer.body.code]).toEqual([asked[1], true, undefined]);
      return answer;
    };

    it('one is put in, also with words of a fee, changed and closed', async () => {
      const { body } = await succeeded('POST', 'vacancies', vacancy);
      const { etag } = await succeeded('GET', `vacancies/${body.id}`);
      await succeeded('PUT', `vacancies/${body.id}`, { ...vacancy, title: 'Sudor la Orhei', status: 'closed' }, { 'if-match': etag });
      const fee = { ...vacancy, reference: 'A-3', description: 'Lucrătorul plătește o taxă de recrutare de 200 EUR.' };
      await succeeded('POST', 'vacancies', fee);
      await succeeded('POST', 'vacancies', { ...fee, description: 'Lucrătorul plătește un comision de 300 EUR agenției.' });
    });

    it('a wording is put right, twice, and a feed is mapped, twice, and sent', async () => {
      for (const occupation of ['7212', '7213'])
        await succeeded('PUT', 'coding/corrections', { source, wording: 'Zzyzx de zi', occupation });
      const mapping = `feeds/${source}/mapping`;
      await succeeded('PUT', mapping, { columns: { ref: 'reference', name: 'title' } });
      const { etag } = await succeeded('GET', mapping);
      await succeeded('PUT', mapping, { columns: { id: 'reference', name: 'title' } }, { 'if-match': etag });
      const csv = 'id,name,region\nB-1,Sudor,MD-OR\nB-2,Zzyzx de zori,MD-OR\n';
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/csv' };
      const url = `/v1/imports?kind=vacancies&source=${source}`;
      const sent = await world.service.app.inject({ method: 'POST', url, headers, payload: csv });
      expect([sent.statusCode, sent.json().code]).toEqual([202, undefined]);
      const done = await eventually(
        async () => (await world.ask(token, 'GET', `operations/${sent.json().id}`)).body,
        ({ status }) => ['done', 'failed'].includes(status),
      );
      expect(done).toMatchObject({ status: 'done', total: 2 });
      const verdicts = await world.service.app.inject({ url: `/v1/operations/${sent.json().id}/verdicts`, headers });
      expect([verdicts.statusCode, verdicts.body.trim().split('\n').length]).toEqual([200, 2]);
    });
  });
});
