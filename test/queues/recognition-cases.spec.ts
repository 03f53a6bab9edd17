import { DataSource } from 'typeorm';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { RaiseAlarms } from '../../src/recognition/application/cases/raise-alarms.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

type Body = ReturnType<typeof JSON.parse>;
const ASSESSOR = 'demonstration-ro-assessor';
const atestat = (awardedOn: string) => ({
  destination: 'RO',
  credential: { kind: 'formal', country: 'MD', title: 'Atestat de studii medii de cultură generală', awardedOn, durationYears: 11 },
});

describe('E6: cases while an agreement is suspended and resumed', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await referenceService();
  });
  afterAll(() => service.stop());

  const ask = async (method: 'GET' | 'POST', url: string, payload?: object, etag?: string, token = ASSESSOR): Promise<Body> => {
    const byTheInstallation = url.startsWith('profiles');
    const headers = { ...(!byTheInstallation && { authorization: `Bearer ${token}` }), ...(etag && { 'if-match': etag }) };
    const answer = await service.app.inject({ method, url: `/v1/${url}`, headers, ...(payload && { payload }) });
    const body = answer.json();
    return Array.isArray(body) ? body : { ...body, etag: answer.headers.etag };
  };
  const open = (lodgedOn: string, awardedOn = '2009-06-20') =>
    ask('POST', 'recognition-cases', { purpose: 'study', lodgedOn, facts: atestat(awardedOn) });
  const step = (one: Body, path: string, payload: object = {}) => ask('POST', `recognition-cases/${one.id}/${path}`, payload, one.etag);
  const read = (one: Body) => ask('GET', `recognition-cases/${one.id}`);
  const outcome = ({ assessment }: Body) => assessment.purposes.find(({ purpose }: Body) => purpose === 'study');
  const act = (action: string, on: string, more: object = {}, token = 'demonstration-ro-administrator') =>
    ask('POST', 'agreements/ro-md-education/versions/3/transitions', { action, on, ...more }, undefined, token);
  const idle = () =>
    eventually(
      async () => (await service.app.get(Outbox).waiting()) + (await service.app.get(Queues).busy(['recognition'])),
      (left) => left === 0,
    );

  it('Liza stays decided, Rosa goes on under the text of her lodging and is marked so, Tess is rerouted and not refused', async () => {
    const liza = await step(await step(await open('2024-01-09'), 'completion'), 'decision', { outcome: 'full' });
    const rosa = await open('2024-01-09');
    expect(await act('suspend', '2024-01-10', { reason: 'a test' })).toMatchObject({ state: 'recorded' });
    await eventually(
      () => read(rosa),
      (one) => outcome(one).reasons.includes('transitional'),
    );
    expect(outcome(await read(rosa))).toMatchObject({ outcome: 'full', bases: [{ agreement: 'ro-md-education', version: 3 }] });
    expect(await read(liza)).toMatchObject({ state: 'decided', revision: 3, decisions: [{ decision: { outcome: 'full' } }] });
    const tess = await open('2024-01-10');
    expect(outcome(tess)).toMatchObject({ reasons: expect.arrayContaining(['agreement-suspended']) });
    expect(outcome(tess).outcome).not.toBe('full');
    const decision = {
      outcome: 'refused',
      reasons: [{ code: 'outside-the-agreement', words: 'Nothing applies while it is suspended.' }],
      appeal: { to: 'The court', until: '2199-01-01' },
      whyDeparted: 'National law does not provide for it.',
    };
    const refused = await step(await step(tess, 'completion'), 'decision', decision);
    for (const token of ['demonstration-ro-administrator', 'demonstration-md-administrator']) await act('resume', '2024-06-01', {}, token);
    const invited = await eventually(
      () => read(refused),
      ({ invitations }) => invitations.length > 0,
    );
    expect(invited).toMatchObject({
      state: 'decided',
      invitations: [{ agreement: 'ro-md-education 3', outcome: 'full' }],
      decisions: [{ decision: { outcome: 'refused' } }],
    });
    await idle();
    const steps = async () =>
      (await ask('GET', `recognition-cases/${refused.id}/steps`)).filter(({ kind }: Body) => kind === 'invited-to-reapply').length;
    expect(await steps()).toBe(1);
    await service.app
      .get(Queues)
      .named('recognition')
      .add('follow-agreement-in-cases', { parties: ['MD', 'RO'] });
    await idle();
    expect(await steps()).toBe(1);
  });

  it('a decision about a person goes before the prediction, and stands when the agreement ends', async () => {
    const credential = { kind: 'formal', country: 'MD', title: 'Diplomă de licență', awardedOn: '2015-06-20', evidence: 'original' };
    const person = await ask('POST', 'profiles', { destination: 'RO', credentials: [credential] });
    const subject = person.credentials[0].id;
    const held = () => ask('GET', `profiles/${person.id}/assessments`);
    const before = await eventually(held, ({ fresh }) => fresh);
    const facts = { destination: 'RO', credential };
    await ask('POST', `profiles/${person.id}/consents`, { recipient: 'CNRED', purpose: 'apply-for-recognition', language: 'ro' });
    const one = await ask('POST', 'recognition-cases', { purpose: 'title', profileId: person.id, subject, facts });
    const decision = { outcome: 'full', recognisedAs: { iscedLevel: 6 }, whyDeparted: 'The programme was compared.' };
    await step(await step(one, 'completion'), 'decision', decision);
    const after = await eventually(held, ({ recognitionRevision }) => recognitionRevision > before.recognitionRevision);
    expect(after.decisions).toEqual([{ nature: 'decision', caseId: one.id, subject, purpose: 'title', outcome: 'full', iscedLevel: 6 }]);
    await ask(
      'POST',
      'agreements/ro-md-education/versions/3/transitions',
      { action: 'notify-termination', on: '2026-11-01' },
      undefined,
      'demonstration-ro-administrator',
    );
    await idle();
    expect((await held()).decisions).toEqual(after.decisions);
  });

  it('tells once of a limit that is near and once of silence, however often it is looked for', async () => {
    await idle();
    const complete = await step(await open('2024-07-01'), 'completion');
    const database = service.app.get(DataSource);
    const dueIn = (days: number) =>
      database.query(`UPDATE recognition.recognition_case SET decide_by = current_date + $2::int WHERE id = $1`, [complete.id, days]);
    const alarms = service.app.get(RaiseAlarms);
    await alarms.execute();
    await dueIn(15);
    expect(await alarms.execute()).toBe(0);
    await dueIn(14);
    expect([await alarms.execute(), await alarms.execute()]).toEqual([1, 0]);
    await dueIn(-1);
    expect([await alarms.execute(), await alarms.execute()]).toEqual([1, 0]);
  });

  it('keeps every step against whoever would edit it', async () => {
    const one = await open('2024-07-01');
    const database = service.app.get(DataSource);
    await expect(database.query(`UPDATE recognition.case_step SET content = '{}' WHERE case_id = $1`, [one.id])).rejects.toThrow(
      /never changed/,
    );
    await expect(database.query(`DELETE FROM recognition.case_step WHERE case_id = $1`, [one.id])).rejects.toThrow(/never changed/);
    await expect(database.query(`TRUNCATE recognition.case_step`)).rejects.toThrow(/never changed/);
  });
});
