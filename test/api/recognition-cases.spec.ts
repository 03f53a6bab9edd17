import { Principals } from '../../src/identity/index.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

type Body = ReturnType<typeof JSON.parse>;
const RO = 'demonstration-ro-assessor';
const MD = 'demonstration-md-assessor';
const FACTS = {
  destination: 'RO',
  credential: {
    kind: 'formal',
    country: 'MD',
    title: 'Atestat de studii medii de cultură generală',
    awardedOn: '2010-06-20',
    durationYears: 11,
  },
};
const REFUSED = {
  outcome: 'refused',
  reasons: [{ code: 'false-documents', words: 'The stamp is not the one of that school.' }],
  whyDeparted: 'The assessment rests on papers that are not genuine.',
  appeal: { to: 'The administrative court', until: '2199-12-31' },
};

describe('recognition cases', () => {
  let service: TestService;
  let another: string;
  beforeAll(async () => {
    service = await referenceService({ ROLES: 'api' });
    another = await service.app.get(Principals).add('Another assessor', [{ role: 'assessor', country: 'RO' as never }]);
  });
  afterAll(() => service.stop());

  const ask = async (token: string | undefined, method: 'GET' | 'POST', url: string, payload?: object, etag?: string) => {
    const headers = { ...(token && { authorization: `Bearer ${token}` }), ...(etag && { 'if-match': etag }) };
    const answer = await service.app.inject({ method, url: `/v1/recognition-cases${url}`, headers, ...(payload && { payload }) });
    const body: Body = answer.json();
    return Array.isArray(body) ? body : { ...body, httpStatus: answer.statusCode, etag: answer.headers.etag as string };
  };
  const open = (more: object = {}) => ask(RO, 'POST', '', { purpose: 'title', lodgedOn: '2024-03-01', facts: FACTS, ...more });
  /** Each step on the state that the last one answered. */
  const through = async (steps: readonly (readonly [string, object?, string?])[], more: object = {}) => {
    let one = await open(more);
    for (const [path, payload = {}, token = RO] of steps) one = await ask(token, 'POST', `/${one.id}/${path}`, payload, one.etag);
    return one;
  };

  it('goes from opening over evidence and a complete file to a decision that follows the assessment', async () => {
    const decided = await through([
      ['evidence-requests', { asked: ['Transcript of records'] }],
      ['evidence-requests/0/answer', { given: 'Transcript, apostilled' }],
      ['completion'],
      ['decision', { outcome: 'full', bases: [{ agreement: 'ro-md-education', version: 3, article: '3(3)' }] }],
    ]);
    expect(decided).toMatchObject({
      httpStatus: 200,
      state: 'decided',
      deadline: { months: 4, article: 'III.5' },
      assessment: { purposes: expect.arrayContaining([expect.objectContaining({ purpose: 'title', outcome: 'full' })]) },
      decisions: [{ nature: 'decision', kind: 'first', followed: true, decision: { outcome: 'full' } }],
    });
    expect((await ask(RO, 'GET', `/${decided.id}/steps`)).map(({ kind }: Body) => kind)).toEqual([
      'opened',
      'evidence-requested',
      'evidence-given',
      'completed',
      'decided',
    ]);
  });
  it('gives every place in which a decision lacks what the applicant is owed', async () => {
    const one = await through([['completion'], ['decision', { outcome: 'refused' }]]);
    expect(one).toMatchObject({ httpStatus: 422, code: 'decision-incomplete' });
    expect(one.errors.map(({ pointer }: Body) => pointer)).toEqual(['/reasons', '/appeal', '/whyDeparted']);
  });
  it('has a refusal appealed against, decided by somebody else, and every decision kept', async () => {
    const appealed = await through([
      ['completion'],
      ['decision', REFUSED],
      ['appeals', { grounds: 'The school changed its stamp in 2009.' }],
    ]);
    expect(appealed).toMatchObject({ state: 'under-appeal', appeals: [{ against: 'decision' }] });
    const same = await ask(RO, 'POST', `/${appealed.id}/appeals/decision`, { outcome: 'full' }, appealed.etag);
    expect(same).toMatchObject({ httpStatus: 403, code: 'same-hand-on-appeal' });
    const reversed = await ask(another, 'POST', `/${appealed.id}/appeals/decision`, { outcome: 'full' }, appealed.etag);
    expect(reversed.decisions.map(({ kind, decision }: Body) => [kind, decision.outcome])).toEqual([
      ['first', 'refused'],
      ['on-appeal', 'full'],
    ]);
  });
  it('belongs to the assessors of the country where recognition is asked', async () => {
    const one = await open();
    expect(await ask(MD, 'GET', `/${one.id}`)).toMatchObject({ httpStatus: 403, code: 'not-for-this-country' });
    expect(await ask(MD, 'POST', `/${one.id}/completion`, {}, one.etag)).toMatchObject({ httpStatus: 403, code: 'not-for-this-country' });
    expect(await ask(MD, 'POST', '', { purpose: 'title', facts: FACTS })).toMatchObject({ httpStatus: 403, code: 'not-for-this-country' });
    expect(await ask('demonstration-ro-administrator', 'GET', `/${one.id}`)).toMatchObject({ httpStatus: 403, code: 'role-required' });
    expect(await ask(undefined, 'GET', `/${one.id}`)).toMatchObject({ httpStatus: 401, code: 'token-required' });
    expect((await ask(MD, 'GET', '')).items).toEqual([]);
  });
  it('lets one of two assessors at once decide, and tells the other', async () => {
    const one = await through([['completion']]);
    const answers = await Promise.all(
      [RO, another].map((token) => ask(token, 'POST', `/${one.id}/decision`, { outcome: 'full' }, one.etag)),
    );
    expect(answers.map(({ httpStatus }) => httpStatus).toSorted()).toEqual([200, 412]);
    expect(await ask(RO, 'POST', `/${one.id}/decision`, { outcome: 'full' })).toMatchObject({
      httpStatus: 428,
      code: 'precondition-required',
    });
  });
  it('keeps conditions with their deadlines and proofs, one of a choice being enough', async () => {
    const condition = (key: string, measure: string) => ({
      key,
      measure,
      article: '14(1)',
      deadline: '2027-06-30',
      proof: 'Certificate',
      choice: 'measure',
    });
    const conditional = {
      ...REFUSED,
      outcome: 'conditional',
      reasons: [{ code: 'substantial-difference-in-content', words: 'Clinical practice' }],
      conditions: [condition('adaptation', 'adaptation-period'), condition('test', 'aptitude-test')],
    };
    const decided = await through([['completion'], ['decision', conditional]]);
    expect(decided.decisions[0]).toMatchObject({ conditionsFulfilled: false });
    const proved = await ask(RO, 'POST', `/${decided.id}/proofs`, { key: 'test' }, decided.etag);
    expect(proved.decisions[0]).toMatchObject({ conditionsFulfilled: true, proofs: [{ key: 'test' }] });
    expect(await ask(RO, 'POST', `/${decided.id}/proofs`, { key: 'test' }, proved.etag)).toMatchObject({
      httpStatus: 409,
      code: 'case-in-wrong-state',
    });
  });
  it('E10: of a refugee without a diploma is completed without papers and cannot be refused for them alone', async () => {
    const facts = {
      destination: 'MD',
      situation: 'refugee',
      credential: { kind: 'formal', country: 'UA', title: 'Диплом інженера', iscedAttainment: '760', evidence: 'self-declared' },
    };
    const one = await ask(MD, 'POST', '', { purpose: 'title', facts });
    expect(one).toMatchObject({
      httpStatus: 201,
      consentToContactOrigin: false,
      assessment: {
        purposes: expect.arrayContaining([
          expect.objectContaining({ purpose: 'title', outcome: 'indicative', reasons: expect.arrayContaining(['evidence-missing']) }),
        ]),
      },
    });
    const asked = await ask(MD, 'POST', `/${one.id}/evidence-requests`, { asked: ['Diploma'] }, one.etag);
    const complete = await ask(MD, 'POST', `/${one.id}/completion`, {}, asked.etag);
    const refusal = { ...REFUSED, reasons: [{ code: 'evidence-missing', words: 'No diploma' }] };
    expect(await ask(MD, 'POST', `/${one.id}/decision`, refusal, complete.etag)).toMatchObject({
      httpStatus: 422,
      errors: [{ code: 'missing-papers-alone' }],
    });
  });
  it('lists by state and limit, page by page', async () => {
    const complete = await through([['completion']]);
    const listed = await ask(RO, 'GET', '?state=complete&dueBefore=2199-01-01&limit=500');
    expect(listed.items.map(({ id }: Body) => id)).toContain(complete.id);
    expect(await ask(RO, 'GET', '?state=lost')).toMatchObject({ httpStatus: 400, code: 'invalid-parameter' });
  });
});
