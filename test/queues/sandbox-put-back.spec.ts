import { parseCountry } from '../../src/standards/index.js';
import { CountStatistics } from '../../src/statistics/index.js';
import { auditedService, type Body } from '../fixtures/audited-service.js';
import { eventually } from '../fixtures/test-service.js';
import { WebhookReceiver } from '../fixtures/webhook-receiver.js';

let receiver: WebhookReceiver;
type Method = 'GET' | 'POST' | 'PUT';
type Ask = (method: Method, url: string, payload?: object) => Promise<Body>;
const SANDBOX = { QM: 'sandbox-qm', QN: 'sandbox-qn' } as const;
type Sandbox = keyof typeof SANDBOX;
const CODES = [{ code: '7212', title: 'Sudor', isco: '7212' }];

/** Set up by one who builds against the service, and how many of it there are then. */
const SET_UP: Readonly<Record<string, { does: (ask: Ask, sandbox: Sandbox) => Promise<Body>; counts: string }>> = {
  'an address of webhooks': {
    does: (ask) => ask('POST', '/v1/webhook-endpoints', { url: receiver.url, events: ['vacancies.changed'] }),
    counts: `SELECT count(*)::int AS n FROM webhooks.endpoint WHERE country = $1 AND $2 <> ''`,
  },
  'a national list of codes': {
    does: (ask, sandbox) => ask('POST', `/v1/code-mappings/${sandbox}-COR/versions`, CODES),
    counts: `SELECT count(*)::int AS n FROM taxonomy.code_mapping JOIN taxonomy.code_version USING (scheme, version) WHERE scheme = $1 || '-COR' AND $2 <> ''`,
  },
  'how a feed is read': {
    does: (ask, sandbox) => ask('PUT', `/v1/feeds/${SANDBOX[sandbox]}/mapping`, { columns: { Cod: 'reference' } }),
    counts: `SELECT count(*)::int AS n FROM vacancies.feed_mapping WHERE source = $2 AND $1 <> ''`,
  },
  'what a wording means': {
    does: (ask, sandbox) =>
      ask('PUT', '/v1/coding/corrections', { source: SANDBOX[sandbox], wording: 'Om bun la toate', occupation: '9622' }),
    counts: `SELECT count(*)::int AS n FROM vacancies.wording_correction WHERE source = $2 AND $1 <> ''`,
  },
  'a national title': {
    does: (ask, sandbox) => ask('POST', '/v1/qualifications', titleOf(sandbox)),
    counts: `SELECT count(*)::int AS n FROM qualifications.qualification WHERE country = $1 AND $2 <> ''`,
  },
};
const titleOf = (country: string) => ({
  country,
  title: 'Bun la toate',
  aliases: [],
  mappings: [{ iscedLevel: 3, source: 'invented', certainty: 'seen' }],
});

describe('a sandbox that is put back', () => {
  let audited: Awaited<ReturnType<typeof auditedService>>;
  const token = 'a-token-of-the-installation';
  const asking =
    (who: string): Ask =>
    (method, url, payload) =>
      audited.ask(method, url, payload, audited.as(who));
  const integrator = { QM: asking('demonstration-qm-integrator'), QN: asking('demonstration-qn-integrator') };
  const installation = asking(token);
  const count = async (counts: string, sandbox: Sandbox): Promise<number> =>
    (await audited.dataSource.query(counts, [sandbox, SANDBOX[sandbox]]))[0].n;
  const countsOf = async (sandbox: Sandbox): Promise<Record<string, number>> => {
    const counted = Object.entries(SET_UP).map(async ([what, { counts }]) => [what, await count(counts, sandbox)] as const);
    return Object.fromEntries(await Promise.all(counted));
  };
  const setUp = async (sandbox: Sandbox): Promise<void> => {
    for (const [what, { does }] of Object.entries(SET_UP)) {
      const { httpStatus } = await does(integrator[sandbox], sandbox);
      expect([what, httpStatus < 300]).toEqual([what, true]);
    }
  };
  const ended = (id: string, ask: Ask): Promise<Body> =>
    eventually(
      () => ask('GET', `/v1/operations/${id}`),
      ({ status }) => ['done', 'failed'].includes(status),
    );
  const reset = async (ask: Ask): Promise<Body> => {
    const { id } = await ask('POST', '/v1/sandbox/reset');
    const { status, result } = await ended(id, ask);
    expect([status, result.detail]).toEqual(['done', undefined]);
    return result;
  };
  beforeAll(async () => {
    receiver = await WebhookReceiver.listening();
    const settings = { API_TOKEN: token, OUTGOING_PRIVATE: receiver.host };
    audited = await auditedService({ ROLES: 'api,recognition,matching,imports,webhooks', ...settings });
    await reset(integrator.QM);
  }, 60_000);
  afterAll(async () => {
    await audited.service.stop();
    receiver.stop();
  });

  it('holds no longer what was set up in it, which may be set up again, and another sandbox holds its own', async () => {
    const before = await countsOf('QM');
    for (const sandbox of ['QM', 'QN'] as const) await setUp(sandbox);
    const more = Object.fromEntries(Object.entries(before).map(([what, n]) => [what, n + 1]));
    const one = Object.fromEntries(Object.keys(SET_UP).map((what) => [what, 1]));
    expect([await countsOf('QM'), await countsOf('QN')]).toEqual([more, one]);
    await reset(integrator.QM);
    expect([await countsOf('QM'), await countsOf('QN')]).toEqual([before, one]);
    await setUp('QM');
    expect(await countsOf('QM')).toEqual(more);
  });

  it('holds no longer a licence of an agency, nor a judgement of fees', async () => {
    const licence = { agency: 'Lavoro', number: '1', authority: 'ANOFM', from: '2026-01-01', source: 'invented' };
    for (const country of ['QM', 'MD'])
      expect((await installation('POST', '/v1/agency-licences', { country, ...licence })).httpStatus).toBe(201);
    const paid = { reference: 'fees', title: 'Sudor', region: 'QM-A', occupation: '7212', description: 'Placement fee: 10 EUR' };
    const { id } = await integrator.QM('POST', '/v1/vacancies', { source: SANDBOX.QM, ...paid });
    expect((await integrator.QM('POST', `/v1/vacancies/${id}/fee-review`, { verdict: 'fee' })).httpStatus).toBe(200);
    const { removed } = await reset(integrator.QM);
    expect(removed).toMatchObject({ 'recruitment.agency_licence': 1, 'recruitment.fee_review': 1 });
    expect((await installation('GET', '/v1/agency-licences?country=QM')).items).toEqual([]);
    expect((await installation('GET', '/v1/agency-licences?country=MD')).items).toHaveLength(1);
  });

  it('holds no longer what was imported, so that nobody takes it back into the sandbox', async () => {
    const row = [{ reference: 'imported', title: 'Sudor', region: 'QM-A', occupation: '7212' }];
    const begun = await integrator.QM('POST', `/v1/imports?kind=vacancies&source=${SANDBOX.QM}`, row);
    await ended(begun.id, integrator.QM);
    await reset(integrator.QM);
    expect((await integrator.QM('GET', `/v1/operations/${begun.id}`)).httpStatus).toBe(404);
    expect((await integrator.QM('POST', `/v1/imports/${begun.id}/transitions`, { action: 'roll-back' })).httpStatus).toBe(404);
  });

  it('holds no longer what was counted, nor that a job is another', async () => {
    await audited.service.app.get(CountStatistics).execute({ country: parseCountry('QM'), demonstration: false });
    const { items } = await integrator.QM('GET', `/v1/vacancies?source=${SANDBOX.QM}&limit=2`);
    await audited.dataSource.query(`INSERT INTO vacancies.told_apart (one, other) VALUES (least($1::uuid, $2), greatest($1::uuid, $2))`, [
      items[0].id,
      items[1].id,
    ]);
    const { removed } = await reset(integrator.QM);
    expect(removed).toMatchObject({ 'vacancies.told_apart': 1, 'statistics.snapshot': 1 });
    expect(await audited.dataSource.query(`SELECT FROM personal_data.erased_tally WHERE country = 'QM'`)).toEqual([]);
  });

  it('leaves alone what an organisation set up that works in a real country too', async () => {
    const both = ['QM', 'MD'].map((country) => ({ role: 'employment-service', country, organisation: 'iom' }));
    await audited.dataSource.query(
      `INSERT INTO identity.principal (id, name, grants, demonstration) VALUES (gen_random_uuid(), 'IOM', $1, false)`,
      [JSON.stringify(both)],
    );
    const correction = { source: 'iom', wording: 'Om bun la toate', occupation: '9622' };
    expect((await installation('PUT', '/v1/coding/corrections', correction)).httpStatus).toBeLessThan(300);
    await reset(integrator.QM);
    const kept = await audited.dataSource.query(`SELECT wording FROM vacancies.wording_correction WHERE source = 'iom'`);
    expect(kept).toHaveLength(1);
  });
});
