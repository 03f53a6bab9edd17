import { Principals } from '../../src/identity/index.js';
import { aProvision, aVersion } from '../fixtures/an-agreement.js';
import { referenceService, type TestService } from '../fixtures/test-service.js';

/** Whatever JSON was answered. */
type Body = ReturnType<typeof JSON.parse>;
const MD = 'demonstration-md-administrator';
const RO = 'demonstration-ro-administrator';
const IT = 'demonstration-it-administrator';

const EXAMPLE = {
  name: 'A diploma of upper secondary education from Moldova opens studies in Romania',
  shows: ['upper-secondary'],
  lodgedOn: '2026-01-01',
  facts: { destination: 'RO', credential: { kind: 'formal', country: 'MD', title: 'Diplomă', iscedAttainment: '344' } },
  expect: [{ purpose: 'study', outcome: 'full', provision: 'upper-secondary', article: '2' }],
};
/** A text with a worked example for its only provision. */
const aTestedVersion = (more: object = {}) => aVersion({ examples: [EXAMPLE], ...more });

describe('administration of an agreement by its parties', () => {
  let service: TestService;
  let both: string;
  let number = 0;
  beforeAll(async () => {
    service = await referenceService({ ROLES: 'api' });
    const grants = ['MD', 'RO'].map((country) => ({ role: 'agreement-administrator' as const, country: country as never }));
    both = await service.app.get(Principals).add('Holds two offices', grants);
  });
  afterAll(() => service.stop());

  const ask = async (token: string | undefined, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, headers: object = {}) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const answer = await service.app.inject({ method, url, headers: { ...authorization, ...headers }, ...(payload && { payload }) });
    return { ...(answer.json() as Body), httpStatus: answer.statusCode, etag: answer.headers.etag as string } as Body;
  };
  /** A new agreement of Moldova and Romania, by its slug. */
  const begun = async () => {
    const slug = `md-ro-test-${++number}`;
    const parties = [{ country: 'MD' }, { country: 'RO' }];
    await ask(MD, 'POST', '/v1/agreement-drafts', { slug, kind: 'recognition', title: { en: 'Test' }, parties, demonstration: true });
    return slug;
  };
  const write = (token: string, slug: string, version: object = aTestedVersion(), headers = {}) =>
    ask(token, 'PUT', `/v1/agreements/${slug}/versions/1`, version, headers);
  const move = (token: string | undefined, slug: string, action: string, more: object = {}) =>
    ask(token, 'POST', `/v1/agreements/${slug}/versions/1/transitions`, { action, ...more });
  /** A text under approval, with its hash. */
  const submitted = async () => {
    const slug = await begun();
    const { contentHash } = await write(MD, slug);
    await move(RO, slug, 'submit');
    return { slug, contentHash };
  };
  const approved = async () => {
    const { slug, contentHash } = await submitted();
    await move(MD, slug, 'approve', { contentHash });
    await move(RO, slug, 'approve', { contentHash });
    return slug;
  };
  const versions = async (slug: string) => (await ask(undefined, 'GET', `/v1/agreements/${slug}`)).versions?.length ?? 0;

  it('answers an approval that is sent again, because its answer was lost, as it answered the first', async () => {
    const { slug, contentHash } = await submitted();
    await move(MD, slug, 'approve', { contentHash });
    const body = { action: 'approve', contentHash };
    const again = () => ask(RO, 'POST', `/v1/agreements/${slug}/versions/1/transitions`, body, { 'idempotency-key': `approve-${slug}` });
    const [first, second] = [await again(), await again()];
    expect(first).toMatchObject({ httpStatus: 200, state: 'submitted' });
    expect(second).toEqual(first);
    expect(await versions(slug)).toBe(1);
  });

  it('makes a text a version when each party has approved the same content, and shows every step', async () => {
    const { slug, contentHash } = await submitted();
    expect(await move(MD, slug, 'approve', { contentHash })).toMatchObject({
      httpStatus: 200,
      state: 'under-approval',
      waitingFor: ['RO'],
    });
    expect(await versions(slug)).toBe(0);
    expect(await move(RO, slug, 'approve', { contentHash })).toMatchObject({ httpStatus: 200, state: 'submitted', waitingFor: [] });
    expect(await ask(undefined, 'GET', `/v1/agreements/${slug}/versions/1`)).toMatchObject({ state: 'submitted', contentHash });
    const { events } = await ask(undefined, 'GET', `/v1/agreements/${slug}`);
    expect(events.map((one: Body) => [one.kind, one.party]).toSorted()).toEqual([
      ['approved', 'MD'],
      ['approved', 'RO'],
    ]);
    const steps = await service.app.inject({ method: 'GET', url: `/v1/agreements/${slug}/versions/1/steps` });
    expect(steps.json().map((one: Body) => [one.action, one.party, one.actorName])).toEqual([
      ['write', 'MD', undefined],
      ['submit', 'RO', undefined],
      ['approve', 'MD', undefined],
      ['approve', 'RO', undefined],
    ]);
  });

  it('keeps a text that is being written from everybody but the administrators of the parties', async () => {
    const { slug } = await submitted();
    expect(await ask(undefined, 'GET', `/v1/agreements/${slug}`)).toMatchObject({ httpStatus: 404 });
    expect(await ask(RO, 'GET', `/v1/agreements/${slug}/versions/1/draft`)).toMatchObject({
      httpStatus: 200,
      state: 'under-approval',
      etag: expect.stringMatching(/^"2-/),
    });
    expect(await ask(IT, 'GET', `/v1/agreements/${slug}/versions/1/draft`)).toMatchObject({
      httpStatus: 403,
      code: 'not-for-this-country',
    });
    expect(await ask(undefined, 'GET', `/v1/agreements/${slug}/versions/1/draft`)).toMatchObject({
      httpStatus: 401,
      code: 'token-required',
    });
    const listed = async (token: string) =>
      (await service.app.inject({ url: '/v1/agreement-drafts', headers: { authorization: `Bearer ${token}` } }))
        .json()
        .map(({ agreement }: Body) => agreement);
    expect(await listed(RO)).toContain(slug);
    expect(await listed(IT)).not.toContain(slug);
  });

  it('lets nobody approve for both parties, nor for another country, nor twice', async () => {
    const { slug, contentHash } = await submitted();
    expect(await move(IT, slug, 'approve', { contentHash })).toMatchObject({ httpStatus: 403, code: 'not-for-this-country' });
    expect(await move(MD, slug, 'approve', { contentHash, party: 'RO' })).toMatchObject({ httpStatus: 403, code: 'not-for-this-country' });
    expect(await move(both, slug, 'approve', { contentHash, party: 'MD' })).toMatchObject({ httpStatus: 200, waitingFor: ['RO'] });
    expect(await move(both, slug, 'approve', { contentHash, party: 'RO' })).toMatchObject({ httpStatus: 403, code: 'second-hand-needed' });
    expect(await move(MD, slug, 'approve', { contentHash })).toMatchObject({ httpStatus: 409, code: 'already-approved' });
    expect(await versions(slug)).toBe(0);
  });

  it('refuses an approval of a text that has changed since it was seen, and a change voids what was approved', async () => {
    const { slug, contentHash } = await submitted();
    await move(MD, slug, 'approve', { contentHash });
    const { etag } = await ask(RO, 'GET', `/v1/agreements/${slug}/versions/1/draft`);
    const changed = await write(RO, slug, aTestedVersion({ title: { en: 'Changed' } }), { 'if-match': etag });
    expect(changed).toMatchObject({ httpStatus: 200, state: 'draft' });
    await move(RO, slug, 'submit');
    expect(await move(RO, slug, 'approve', { contentHash })).toMatchObject({ httpStatus: 409, code: 'stale-approval' });
    expect(await move(RO, slug, 'approve', { contentHash: changed.contentHash })).toMatchObject({ waitingFor: ['MD'] });
    expect(await versions(slug)).toBe(0);
  });

  it('lets one of two administrators at once change the text, and tells the other', async () => {
    const slug = await begun();
    const { etag } = await write(MD, slug);
    const answers = await Promise.all(
      [MD, RO].map((token) => write(token, slug, aTestedVersion({ title: { en: `By ${token}` } }), { 'if-match': etag })),
    );
    expect(answers.map(({ httpStatus }) => httpStatus).toSorted()).toEqual([200, 412]);
    expect(await write(MD, slug, aTestedVersion({ title: { en: 'Unseen' } }))).toMatchObject({
      httpStatus: 428,
      code: 'precondition-required',
    });
  });

  it('makes one version of two approvals at once', async () => {
    const { slug, contentHash } = await submitted();
    const answers = await Promise.all([MD, RO].map((token) => move(token, slug, 'approve', { contentHash })));
    expect(answers.map(({ state }) => state).toSorted()).toEqual(['submitted', 'under-approval']);
    expect(await versions(slug)).toBe(1);
    expect(await write(MD, slug)).toMatchObject({ httpStatus: 409, code: 'agreement-version-is-immutable' });
  });

  it('brings a text into force when both parties agree to the same day, and not before', async () => {
    const slug = await approved();
    const on = '2026-01-01';
    const proposed = await move(MD, slug, 'enter-into-force', { on });
    expect(proposed).toMatchObject({ httpStatus: 200, state: 'proposed', waitingFor: ['RO'] });
    expect(await move(MD, slug, 'enter-into-force', { on })).toMatchObject({ httpStatus: 409, code: 'already-approved' });
    expect(await move(RO, slug, 'enter-into-force', { on: '2026-02-01' })).toMatchObject({ state: 'proposed', waitingFor: ['MD'] });
    const status = async () => (await ask(undefined, 'GET', `/v1/agreements/${slug}`)).status;
    expect(await status()).toEqual([expect.objectContaining({ status: 'negotiating', version: null })]);
    const pending = await service.app.inject({ url: `/v1/agreements/${slug}/pending-acts`, headers: { authorization: `Bearer ${RO}` } });
    expect(pending.json()).toHaveLength(2);
    expect(await move(RO, slug, 'enter-into-force', { contentHash: proposed.hash })).toMatchObject({ state: 'recorded', waitingFor: [] });
    expect(await status()).toEqual([expect.objectContaining({ status: 'in-force', version: 1 })]);
  });

  it('lets one party suspend or give notice alone, and takes both to resume or to record into the past', async () => {
    const slug = await approved();
    for (const token of [MD, RO]) await move(token, slug, 'enter-into-force', { on: '2026-01-01' });
    expect(await move(RO, slug, 'suspend', { on: '2026-03-01', reason: 'elections' })).toMatchObject({ state: 'recorded' });
    expect(await move(RO, slug, 'resume', { on: '2026-04-01' })).toMatchObject({ state: 'proposed', waitingFor: ['MD'] });
    expect(await move(MD, slug, 'ratify', { on: '2025-01-01' })).toMatchObject({ state: 'proposed', waitingFor: ['RO'] });
    const steps = await service.app.inject({ url: `/v1/agreements/${slug}/steps`, headers: { authorization: `Bearer ${RO}` } });
    expect(steps.json().at(-1)).toMatchObject({
      action: 'ratify',
      reason: expect.stringContaining('back-dated'),
      actorName: expect.any(String),
    });
  });

  it('takes a submitted text back with a reason, refuses what cannot be done now, and names each wrong place', async () => {
    const { slug, contentHash } = await submitted();
    expect(await move(RO, slug, 'submit')).toMatchObject({ httpStatus: 409, code: 'wrong-state' });
    expect(await move(RO, slug, 'return', { reason: 'Article 2 is unclear' })).toMatchObject({ state: 'draft' });
    expect(await move(RO, slug, 'approve', { contentHash })).toMatchObject({ httpStatus: 409, code: 'wrong-state' });
    expect(await move(RO, slug, 'sign', { on: '2026-01-01' })).toMatchObject({ httpStatus: 409, code: 'wrong-state' });
    expect(await move(RO, slug, 'annul')).toMatchObject({ httpStatus: 422, errors: [{ pointer: '/action' }] });
    const wrong = aTestedVersion({ provisions: [aProvision({ condition: { test: 'title', in: [] } })] });
    const etag = (await ask(RO, 'GET', `/v1/agreements/${slug}/versions/1/draft`)).etag;
    expect(await write(RO, slug, wrong, { 'if-match': etag })).toMatchObject({
      httpStatus: 422,
      errors: [{ pointer: '/provisions/0/condition/in', code: 'too-few' }],
    });
  });

  it.each([
    ['without an example for a provision', { examples: [] }, '/provisions/0', 'example-missing'],
    [
      'with an example that comes out otherwise',
      { examples: [{ ...EXAMPLE, expect: [{ purpose: 'study', outcome: 'partial' }] }, EXAMPLE] },
      '/examples/0',
      'example-fails',
    ],
    [
      'with an example whose facts do not fit',
      { examples: [{ ...EXAMPLE, facts: { destination: 'Romania' } }, EXAMPLE] },
      '/examples/0',
      'example-fails',
    ],
  ])('does not take a text %s for approval', async (_what, more, pointer, code) => {
    const slug = await begun();
    await write(MD, slug, aTestedVersion(more));
    expect(await move(MD, slug, 'submit')).toMatchObject({ httpStatus: 422, code: 'version-not-ready', errors: [{ pointer, code }] });
    const run = await ask(MD, 'POST', `/v1/agreements/${slug}/versions/1/draft/examples/run`);
    expect(run).toMatchObject({ httpStatus: 200, hold: code === 'example-missing' });
  });

  it('leaves the import of published texts to the installation', async () => {
    expect(await ask(MD, 'POST', '/v1/agreements', {})).toMatchObject({ httpStatus: 403, code: 'installation-token-required' });
  });
});

describe('the worked examples of the demonstration agreement', () => {
  it('hold, each of them, and show every provision at work', async () => {
    const service = await referenceService({ ROLES: 'api' });
    try {
      const run = await service.app.inject({ method: 'POST', url: '/v1/agreements/it-md-skills-demonstration/versions/2/examples/run' });
      expect(run.json().items.filter(({ holds }: Body) => !holds)).toEqual([]);
      expect(run.json()).toMatchObject({ hold: true });
      expect(new Set(run.json().items.flatMap(({ atWork }: Body) => atWork)).size).toBe(6);
    } finally {
      await service.stop();
    }
  });
});
