import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Principals } from '../../src/identity/index.js';
import { rankingDigest } from '../../src/matching/index.js';
import type { CountryCode } from '../../src/standards/index.js';
import { auditedService, type Body } from '../fixtures/audited-service.js';
import { eventually } from '../fixtures/test-service.js';

const PERSON = '01900000-0000-7001-8000-000000000002';

const placesOf = (items: Body[]) => items.map(({ vacancy, score }) => ({ id: vacancy.id, score }));

describe('what did the officer see on that day', () => {
  let audited: Awaited<ReturnType<typeof auditedService>>;
  let officer: Record<string, string>;
  beforeAll(async () => {
    audited = await auditedService({ ROLES: 'api,recognition,matching' });
    const load = audited.service.app.get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    officer = audited.as(await audited.service.app.get(Principals).add('Ion Rusu', [{ role: 'caseworker', country: 'MD' as CountryCode }]));
    await audited.ask('POST', `/v1/profiles/${PERSON}/caseworker`, undefined, officer);
    await eventually(
      () => audited.ask('GET', `/v1/profiles/${PERSON}/matches`),
      ({ fresh, items }: Body) => fresh && items.length > 0,
    );
  });
  afterAll(() => audited.service.stop());
  const read = async (path: string): Promise<{ shown: Body; told: Body }> => {
    const shown = await audited.ask('GET', `/v1/profiles/${PERSON}${path}`, undefined, officer);
    return { shown, told: (await audited.about(PERSON)).at(-1) };
  };

  it('is told of a list by reader, rules, revisions and a digest that the same list has again', async () => {
    const { shown, told } = await read('/matches');
    expect(told).toMatchObject({ action: 'person.read', actor_kind: 'person', organisation: 'country:MD' });
    expect(told.details).toEqual({
      operation: 'listMatches',
      engine: 'ranking 1.0.0',
      ...shown.computedFrom,
      inputs: expect.stringMatching(/^sha-256:[0-9a-f]{64}$/),
      outcome: rankingDigest(placesOf(shown.items), placesOf(shown.open)),
    });
    expect((await read('/matches')).told.details).toEqual(told.details);
    expect((await read('/matches?limit=1')).told.details.outcome).not.toBe(told.details.outcome);
  });

  it('is told of each answer by its engine, its day and its own digest', async () => {
    const { shown, told } = await read('/assessments');
    expect(told.details).toMatchObject({ operation: 'listAssessmentsOfProfile', recognitionRevision: shown.recognitionRevision });
    const one = await read(`/assessments/${shown.items[0].id}`);
    const { engine, asOf, digest } = one.shown.assessment;
    expect(one.told.details).toMatchObject({ engine: `recognition ${engine}`, asOf, outcome: digest, profileRevision: 1 });
  });

  it('is told of one match, of the steps that would open more, and of who fits a vacancy', async () => {
    const vacancy = (await read('/matches')).shown.items[0].vacancy.id;
    for (const path of [`/matches/${vacancy}`, '/unlocks'])
      expect((await read(path)).told.details).toMatchObject({ engine: 'ranking 1.0.0', outcome: expect.stringContaining('sha-256:') });
    await audited.ask('GET', `/v1/vacancies/${vacancy}/candidates`, undefined, officer);
    expect((await audited.about(vacancy)).at(-1)).toMatchObject({ details: { engine: 'ranking 1.0.0', outcome: expect.any(String) } });
  });

  const adviceIn = (told: Body[]) => told.map(({ details: { operation: _, ...advised } }) => advised);
  const page = async (path: string, subject = PERSON, payload?: object): Promise<Body[]> => {
    const before = (await audited.about(subject)).length;
    const answer = await audited.ask(payload ? 'POST' : 'GET', path, payload, officer);
    expect(answer.httpStatus).toBe(200);
    return (await audited.about(subject)).slice(before);
  };

  it('is told of a page of the desk as of the same read by the API: of each piece of advice its rules, inputs and outcome, and who read it', async () => {
    const [answers, list, steps] = [await read('/assessments'), await read('/matches?limit=10'), await read('/unlocks?limit=3')];
    const told = await page(`/desk/people/${PERSON}`);
    expect(told).toHaveLength(3);
    expect(told[0]).toMatchObject({
      action: 'person.read',
      actor_kind: 'person',
      organisation: 'country:MD',
      details: { operation: 'person' },
    });
    const shown = rankingDigest(placesOf(list.shown.items), placesOf(list.shown.open.slice(0, 5)));
    const byApi = adviceIn([answers.told, { details: { ...list.told.details, outcome: shown } }, steps.told]);
    expect(adviceIn(told)).toEqual(byApi);
    const vacancy = list.shown.items[0].vacancy.id;
    expect(adviceIn(await page(`/desk/people/${PERSON}/vacancies/${vacancy}`))).toEqual(
      adviceIn([(await read(`/matches/${vacancy}`)).told]),
    );
    await audited.ask('GET', `/v1/vacancies/${vacancy}/candidates?limit=10`, undefined, officer);
    const candidates = (await audited.about(vacancy)).at(-1);
    expect(adviceIn(await page(`/desk/vacancies/${vacancy}`, vacancy))).toEqual(adviceIn([candidates]));
  });

  it('is told of one look through the glass too, by whom, with what was advised', async () => {
    const principals = audited.service.app.get(Principals);
    const reader = officer;
    officer = audited.as(await principals.add('Ina Lupu', [{ role: 'caseworker', country: 'MD' as CountryCode }]));
    const told = await page(`/desk/people/${PERSON}/glass`, PERSON, { reason: 'Her caseworker is ill today.' });
    officer = reader;
    expect(told.map(({ action }) => action)).toEqual(['person.read-by-break-glass', 'person.read', 'person.read', 'person.read']);
    expect(adviceIn(told.slice(1))).toEqual(adviceIn(await page(`/desk/people/${PERSON}`)));
  });

  it('is told of what is new on the first page of the desk', async () => {
    await audited.ask('GET', '/desk', undefined, officer);
    const [last] = await audited.dataSource.query(
      `SELECT details FROM audit.entry WHERE details ->> 'operation' = 'today' ORDER BY recorded_at DESC LIMIT 1`,
    );
    expect(last.details).toEqual({ operation: 'today', engine: 'ranking 1.0.0', outcome: expect.stringMatching(/^sha-256:/) });
  });
});
