import { register } from 'prom-client';
import { type Grant, Principals } from '../../src/identity/index.js';
import { addDays, addMonths, type CountryCode, parseIsoDate } from '../../src/standards/index.js';
import { auditedService, type Body } from '../fixtures/audited-service.js';
import { withoutTheApplication, withoutTheDatabase } from '../fixtures/one-layer.js';

const [MD, IT] = ['MD', 'IT'] as CountryCode[];
const WORDS = 'I welded for ten years in Taranto. Why is the yard in Giurgiulești not on my list?';
const ANSWER = { outcome: 'changed', reasons: 'The years in Taranto were missing. They are in your profile now.' };
const today = parseIsoDate(new Date().toISOString().slice(0, 10));

describe('a human looks at what was advised', () => {
  let audited: Awaited<ReturnType<typeof auditedService>>;
  let caseworker: Record<string, string>;
  let assessor: Record<string, string>;
  let vacancy: string;
  const named = async (name: string, ...grants: Grant[]) => audited.as(await audited.service.app.get(Principals).add(name, grants));
  beforeAll(async () => {
    audited = await auditedService();
    caseworker = await named('Ion Rusu', { role: 'caseworker', country: MD as CountryCode });
    assessor = await named('Elena Popa', { role: 'assessor', country: MD as CountryCode });
    const advert = { source: 'feed', reference: 'A', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
    vacancy = (await audited.ask('POST', '/v1/vacancies', advert)).id;
  });
  afterAll(() => audited.service.stop());
  const ask = async (id: string, payload: object, headers = {}): Promise<Body> =>
    audited.ask('POST', `/v1/profiles/${id}/reviews`, { words: WORDS, ...payload }, headers);
  const answer = (id: string, payload: object = ANSWER, headers: Record<string, string> = {}): Promise<Body> =>
    audited.ask('POST', `/v1/reviews/${id}/answer`, payload, { 'if-match': '"1"', ...caseworker, ...headers });
  const daysLater = async (id: string, days: number) => {
    await audited.dataSource.query(`ALTER TABLE reviews.review DISABLE TRIGGER review_is_kept`);
    await audited.dataSource.query(
      `UPDATE reviews.review SET asked_on = asked_on - $2::int, answer_by = answer_by - $2::int WHERE id = $1`,
      [id, days],
    );
    await audited.dataSource.query(`ALTER TABLE reviews.review ENABLE TRIGGER review_is_kept`);
  };

  it('lies on the desk of the country with a month to answer, and is answered by name, once', async () => {
    const person = await audited.aPerson();
    const asked = await ask(person, { about: 'match', aboutId: vacancy });
    expect(asked).toMatchObject({ httpStatus: 201, state: 'waiting', country: 'MD', late: false, words: WORDS, answer: null });
    expect([asked.askedOn, asked.answerBy]).toEqual([today, addMonths(today, 1)]);
    const desk = (await audited.ask('GET', '/v1/reviews', undefined, assessor)).items;
    expect(desk).toContainEqual(expect.objectContaining({ id: asked.id, profileId: person, about: 'match', aboutId: vacancy }));
    expect(JSON.stringify(desk)).not.toContain('Taranto');
    expect(await answer(asked.id)).toMatchObject({ httpStatus: 200, state: 'answered', answer: { ...ANSWER, by: 'Ion Rusu', on: today } });
    expect(await answer(asked.id, ANSWER, assessor)).toMatchObject({ httpStatus: 412, code: 'changed-meanwhile' });
    expect(await answer(asked.id, ANSWER, { ...assessor, 'if-match': '*' })).toMatchObject({
      httpStatus: 409,
      code: 'review-already-answered',
    });
    expect((await audited.ask('GET', '/v1/reviews', undefined, assessor)).items).not.toContainEqual(
      expect.objectContaining({ id: asked.id }),
    );
    const answered = (await audited.ask('GET', '/v1/reviews?state=answered', undefined, assessor)).items;
    expect(answered).toContainEqual(expect.objectContaining({ id: asked.id }));
    expect(await audited.about(person)).toEqual([
      expect.objectContaining({ action: 'person.registered' }),
      expect.objectContaining({
        action: 'review.asked',
        organisation: 'country:MD',
        details: { about: 'match', engine: 'ranking 1.0.0', outcome: asked.advice.digest, review: asked.id },
      }),
      expect.objectContaining({ action: 'review.answered', actor_kind: 'person', details: { outcome: 'changed', review: asked.id } }),
    ]);
  });

  it('keeps what the person saw, also when it is another thing now', async () => {
    const person = await audited.aPerson();
    const asked = await ask(person, { about: 'match', aboutId: vacancy });
    expect(asked.advice).toMatchObject({ engine: 'ranking 1.0.0', inputs: { profileRevision: 1 }, shown: { work: { title: 'Sudor' } } });
    await audited.ask('PATCH', `/v1/profiles/${person}`, { wishes: { regions: ['MD-BA'] } }, { 'if-match': '*' });
    const now = await audited.ask('GET', `/v1/profiles/${person}/matches/${vacancy}`);
    expect([asked.advice.shown.standing, now.standing]).toEqual(['matched', 'refused']);
    const read = await audited.ask('GET', `/v1/reviews/${asked.id}`, undefined, caseworker);
    expect(read.advice).toEqual(asked.advice);
    const stale = await ask(person, { about: 'match', aboutId: vacancy, digest: asked.advice.digest });
    expect(stale).toMatchObject({ httpStatus: 412, code: 'advice-changed-meanwhile' });
  });

  it('is asked once about one thing while it waits; the same key gives the same answer again', async () => {
    const person = await audited.aPerson();
    const first = await ask(person, { about: 'match-list' }, { 'idempotency-key': 'one' });
    expect((await ask(person, { about: 'match-list' }, { 'idempotency-key': 'one' })).id).toBe(first.id);
    expect(await ask(person, { about: 'match-list' })).toMatchObject({ httpStatus: 409, code: 'review-already-waiting' });
    await answer(first.id, { outcome: 'upheld', reasons: 'Nothing is open in your region.' });
    expect((await ask(person, { about: 'match-list' })).httpStatus).toBe(201);
    const both = await audited.ask('GET', `/v1/profiles/${person}/reviews`);
    expect(JSON.parse(both.body)).toMatchObject([{ state: 'waiting' }, { state: 'answered' }]);
  });

  it('says what is missing: what it is about, why, and to whom it is referred', async () => {
    const person = await audited.aPerson();
    expect(await ask(person, { about: 'match' })).toMatchObject({ httpStatus: 422, code: 'review-subject-missing' });
    expect(await ask(person, { about: 'assessment', aboutId: person })).toMatchObject({ httpStatus: 404, code: 'assessment-not-found' });
    expect(await ask(person, { about: 'match-list', words: ' ' })).toMatchObject({ httpStatus: 422, errors: [{ pointer: '/words' }] });
    const { id } = await ask(person, { about: 'match-list' });
    expect(await answer(id, { ...ANSWER, outcome: 'referred' })).toMatchObject({ httpStatus: 422, code: 'authority-missing' });
    expect(await answer(id, { ...ANSWER, authority: 'ANACEC' })).toMatchObject({ httpStatus: 422, code: 'authority-missing' });
    expect(await answer(id, { ...ANSWER, outcome: 'refused' })).toMatchObject({ httpStatus: 422, errors: [{ pointer: '/outcome' }] });
    expect((await answer(id, { ...ANSWER, outcome: 'referred', authority: 'ANACEC' })).answer).toMatchObject({ authority: 'ANACEC' });
  });

  it('is shown as late when nobody answers in time, first on the desk, and counted', async () => {
    const [late, person] = [await ask(await audited.aPerson(), { about: 'match-list' }), await audited.aPerson()];
    const onTime = await ask(person, { about: 'match-list' });
    await daysLater(late.id, 40);
    const desk = (await audited.ask('GET', '/v1/reviews?limit=1', undefined, caseworker)) as Body;
    expect(desk.items).toMatchObject([{ id: late.id, late: true, answerBy: addDays(late.answerBy, -40) }]);
    const rest: Body = await audited.ask('GET', `/v1/reviews?cursor=${desk.nextCursor}`, undefined, caseworker);
    expect(rest.items.map(({ id }: Body) => id)).toContain(onTime.id);
    expect(rest.items.map(({ id }: Body) => id)).not.toContain(late.id);
    expect(await register.getSingleMetricAsString('reviews_waiting')).toContain('reviews_waiting{country="MD",late="yes"} 1');
    expect((await answer(late.id)).late).toBe(true);
  });

  it('is not for a desk of another country, nor for another person', async () => {
    const [person, other] = [await audited.aPerson(), await audited.aPerson()];
    const { id } = await ask(person, { about: 'match-list' });
    const abroad = await named('Anna Bianchi', { role: 'caseworker', country: IT as CountryCode });
    const neighbour = await named('Neighbour', { role: 'returnee', person: other });
    const self = await named('Herself', { role: 'returnee', person });
    expect((await audited.ask('GET', '/v1/reviews', undefined, abroad)).items).toEqual([]);
    for (const stranger of [abroad, neighbour])
      expect((await audited.ask('GET', `/v1/reviews/${id}`, undefined, stranger)).httpStatus).toBe(403);
    expect((await answer(id, ANSWER, abroad)).httpStatus).toBe(403);
    expect(await audited.ask('GET', `/v1/reviews/${id}`, undefined, self)).toMatchObject({ words: WORDS });
    expect((await answer(id, ANSWER, self)).httpStatus).toBe(403);
    expect((await ask(other, { about: 'match-list' }, self)).httpStatus).toBe(403);
  });

  it('is not on the desk of another country, also where the application or the database alone has to say so', async () => {
    const { id } = await ask(await audited.aPerson(), { about: 'match-list' });
    const abroad = await named('Paolo Neri', { role: 'caseworker', country: IT as CountryCode });
    const isThere = async () =>
      (await audited.ask('GET', '/v1/reviews?limit=500', undefined, abroad)).items.some((one: Body) => one.id === id);
    expect(await withoutTheDatabase(audited.dataSource, isThere)).toBe(false);
    expect(await withoutTheApplication('reviews:list', isThere)).toBe(false);
    expect(await withoutTheDatabase(audited.dataSource, () => withoutTheApplication('reviews:list', isThere))).toBe(true);
  });

  it('goes along when the person turns to another country: its desk answers, by the same day, and the first desk no longer reads it', async () => {
    const [person, stays] = [await audited.aPerson(), await audited.aPerson()];
    const [asked, other] = [await ask(person, { about: 'match-list' }), await ask(stays, { about: 'match-list' })];
    const abroad = await named('Chiara Verdi', { role: 'caseworker', country: IT as CountryCode });
    const onDesk = async (who: Record<string, string>, state = 'waiting') =>
      (await audited.ask('GET', `/v1/reviews?state=${state}&limit=500`, undefined, who)).items.map(({ id }: Body) => id);
    const goesTo = (destination: string) => audited.ask('PATCH', `/v1/profiles/${person}`, { destination }, { 'if-match': '*' });
    expect((await goesTo('IT')).httpStatus).toBe(200);
    expect([await onDesk(abroad), (await onDesk(caseworker)).includes(other.id)]).toEqual([[asked.id], true]);
    expect(await onDesk(caseworker)).not.toContain(asked.id);
    for (const url of [`/v1/reviews/${asked.id}`]) expect((await audited.ask('GET', url, undefined, caseworker)).httpStatus).toBe(403);
    expect((await answer(asked.id)).httpStatus).toBe(403);
    const now: Body = await audited.ask('GET', `/v1/reviews/${asked.id}`, undefined, abroad);
    expect(now).toMatchObject({ country: 'IT', askedIn: 'MD', answerBy: asked.answerBy, words: WORDS });
    expect(await register.getSingleMetricAsString('reviews_waiting')).toContain('reviews_waiting{country="IT",late="no"} 1');
    expect(await answer(asked.id, ANSWER, abroad)).toMatchObject({ httpStatus: 200, country: 'IT', answer: { by: 'Chiara Verdi' } });
    expect((await audited.about(person)).filter(({ action }) => action.startsWith('review.'))).toMatchObject([
      { action: 'review.asked', organisation: 'country:MD' },
      { action: 'review.answered', organisation: 'country:IT' },
    ]);
    await goesTo('MD');
    expect([await onDesk(abroad, 'answered'), (await onDesk(caseworker, 'answered')).includes(asked.id)]).toEqual([[asked.id], false]);
  });

  it('lies in the database sealed, is never changed there, and goes with the person', async () => {
    const person = await audited.aPerson();
    const { id } = await ask(person, { about: 'match-list' });
    await answer(id);
    const rows = JSON.stringify(
      await audited.dataSource.query(`SELECT review.*, answer.* FROM reviews.review JOIN reviews.answer ON review_id = id`),
    );
    expect(rows).not.toMatch(/Taranto/);
    for (const change of [`UPDATE reviews.answer SET outcome = 'upheld'`, `DELETE FROM reviews.answer`, `TRUNCATE reviews.review CASCADE`])
      await expect(audited.dataSource.query(change)).rejects.toThrow(/never changed/);
    const receipt = await audited.ask('DELETE', `/v1/profiles/${person}`);
    expect(receipt.erased).toMatchObject({ 'reviews.review': 1, 'reviews.answer': 1 });
    expect((await audited.ask('GET', `/v1/reviews/${id}`, undefined, caseworker)).httpStatus).toBe(404);
  });
});
