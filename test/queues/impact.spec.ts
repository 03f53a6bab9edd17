import { LoadDemonstration } from '../../src/demonstration/index.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { Profiles } from '../../src/profiles/index.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

type Body = ReturnType<typeof JSON.parse>;
const SLUG = 'it-md-skills-demonstration';
const MD = 'demonstration-md-administrator';

describe('the impact of an act, counted before it is done', () => {
  let service: TestService;
  let people: string[];
  beforeAll(async () => {
    service = await referenceService();
    const load = service.app.get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    people = (await service.app.get(Profiles).demonstrationPeople()).map(({ id }) => id);
    await idle();
  });
  afterAll(() => service.stop());

  const ask = async (method: 'GET' | 'POST', url: string, payload?: object, token = MD): Promise<Body> => {
    const answer = await service.app.inject({ method, url, headers: { authorization: `Bearer ${token}` }, ...(payload && { payload }) });
    return { ...answer.json(), httpStatus: answer.statusCode };
  };
  /** People are not for administrators of agreements to read: the trial itself does. */
  const read = async (url: string): Promise<Body> => (await service.app.inject(url)).json();
  const idle = () =>
    eventually(
      async () => (await service.app.get(Outbox).waiting()) + (await service.app.get(Queues).busy(['recognition', 'matching', 'evidence'])),
      (left) => left === 0,
      60_000,
    );
  /** By person, subject and purpose. */
  const outcomes = async () => {
    const each = await eventually(
      () => Promise.all(people.map((id) => read(`/v1/profiles/${id}/assessments`))),
      (answers) => answers.every(({ fresh }) => fresh),
    );
    return each.flatMap(({ items }, at) =>
      items.flatMap((one: Body) =>
        one.assessment.purposes.map(({ purpose, outcome }: Body) => [`${people[at]} ${one.subject} ${purpose}`, purpose, outcome]),
      ),
    ) as [string, string, string][];
  };
  const lists = async () => {
    const each = await eventually(
      () => Promise.all(people.map((id) => read(`/v1/profiles/${id}/matches?limit=20`))),
      (answers) => answers.every(({ fresh }) => fresh),
    );
    return each.map(({ items }) => items.map(({ vacancy, score }: Body) => `${vacancy.id} ${score}`).join());
  };

  it('is what then really changes: assessments, match lists and nothing else', async () => {
    const suspension = { kind: 'suspended', on: '2026-11-20', version: 2, party: 'MD', source: { title: 'a test', verified: false } };
    const begun = await ask('POST', '/v1/impact-previews', { agreement: SLUG, events: [suspension] });
    expect(begun.httpStatus).toBe(202);
    const { result } = await eventually(
      () => ask('GET', `/v1/operations/${begun.id}`),
      ({ status }) => status === 'done',
    );
    const [before, listsBefore] = [await outcomes(), await lists()];
    expect(result.people.affected).toBeGreaterThan(0);

    const act = { action: 'suspend', on: suspension.on, source: suspension.source };
    expect(await ask('POST', `/v1/agreements/${SLUG}/versions/2/transitions`, act)).toMatchObject({ httpStatus: 200, state: 'recorded' });
    await idle();
    const progress = await eventually(
      () => ask('GET', `/v1/agreements/${SLUG}/reassessment`),
      ({ done, total }) => done === total,
    );
    expect(progress.total).toBe(result.people.looked);
    const [after, listsAfter] = [new Map((await outcomes()).map(([name, , outcome]) => [name, outcome])), await lists()];
    const shifts = new Map<string, number>();
    for (const [name, purpose, outcome] of before) {
      const next = after.get(name);
      if (next !== outcome) shifts.set(`${purpose} ${outcome} ${next}`, (shifts.get(`${purpose} ${outcome} ${next}`) ?? 0) + 1);
    }
    expect(new Map(result.assessments.map(({ purpose, from, to, count }: Body) => [`${purpose} ${from} ${to}`, count]))).toEqual(shifts);
    expect(result.matchLists.changed).toBe(listsBefore.filter((list, at) => list !== listsAfter[at]).length);
  });

  it('is counted for administrators of the parties only, and names nobody', async () => {
    expect(await ask('POST', '/v1/impact-previews', { agreement: SLUG, events: [] }, 'demonstration-ro-administrator')).toMatchObject({
      httpStatus: 403,
      code: 'not-for-this-country',
    });
    expect(await ask('POST', '/v1/impact-previews', { agreement: SLUG, events: [{ kind: 'annulled' }] })).toMatchObject({
      httpStatus: 422,
      code: 'invalid-agreement',
    });
  });
});
