import { Outbox } from '../../src/platform/outbox/outbox.js';
import { RemindOfReferrals } from '../../src/referrals/index.js';
import { AGREED, inDays, type ReferralWorld, referralWorld } from '../fixtures/referral-world.js';
import { eventually } from '../fixtures/test-service.js';

const DAY = 86_400_000;

describe('what time and others bring to a referral', () => {
  let world: ReferralWorld;
  let assessor: string;
  beforeAll(async () => {
    world = await referralWorld({});
    assessor = 'demonstration-md-assessor';
  });
  afterAll(() => world.stop());
  const state = async (id: string) => (await world.ask(undefined, 'GET', `referrals/${id}`)).body;
  const becomes = (id: string, wanted: string) =>
    eventually(
      () => state(id),
      (one) => one.state === wanted,
    );
  const told = async (id: string, name: string): Promise<number> => {
    const [{ n }] = await world.db.query(`SELECT count(*)::int AS n FROM platform.outbox WHERE name = $1 AND data ->> 'referralId' = $2`, [
      name,
      id,
    ]);
    return n;
  };
  const remind = (at: Date) => world.service.app.get(RemindOfReferrals).execute(at);
  const agreedTo = async (form: object, fields: object = {}) => {
    const person = await world.person();
    const { body } = await world.ask(world.tokens.desk, 'POST', 'referrals', { profileId: person.id, ...form });
    await world.step(person.token, body.id, { ...AGREED, ...fields });
    return { person, id: body.id as string };
  };

  it('a validation at the centre is linked when it is opened, and its award comes back', async () => {
    const { person, id } = await agreedTo({ recipient: 'validation-centre', standard: 'MD-5322' });
    const { body } = await world.ask(undefined, 'POST', `profiles/${person.id}/validations`, { standard: 'MD-5322' });
    expect(await becomes(id, 'under-way')).toMatchObject({ file: { kind: 'validation', id: body.id } });
    const at = `profiles/${person.id}/validations/${body.id}`;
    for (const unit of ['MD-5322-1', 'MD-5322-2', 'MD-5322-3', 'MD-5322-4'])
      await world.ask(assessor, 'POST', `${at}/units/${unit}`, { result: 'certified' });
    await world.ask(assessor, 'POST', `${at}/award`, {});
    expect(await becomes(id, 'concluded')).toMatchObject({ outcome: 'full', dueOn: null });
  });

  it('a case at the authority is linked by person, country and purpose, and its decision comes back once', async () => {
    const { person, id } = await agreedTo({ recipient: 'competent-authority', authority: 'ENIC Chișinău', purpose: 'title' });
    const facts = { destination: 'MD', credential: { kind: 'formal', country: 'IT', title: 'Laurea', awardedOn: '2010-06-20' } };
    const consent = { recipient: 'ANACEC', purpose: 'apply-for-recognition', language: 'ro' };
    await world.ask(person.token, 'POST', `profiles/${person.id}/consents`, consent);
    await world.ask(assessor, 'POST', 'recognition-cases', { purpose: 'study', profileId: person.id, facts });
    const opened = await world.ask(assessor, 'POST', 'recognition-cases', { purpose: 'title', profileId: person.id, facts });
    expect(await becomes(id, 'under-way')).toMatchObject({ file: { kind: 'recognition-case', id: opened.body.id } });
    const complete = await world.ask(assessor, 'POST', `recognition-cases/${opened.body.id}/completion`, {}, { 'if-match': opened.etag });
    const refused = {
      outcome: 'refused',
      reasons: [{ code: 'false-documents', words: 'A stamp' }],
      whyDeparted: 'Papers',
      appeal: { to: 'The court', until: '2199-12-31' },
    };
    const decided = await world.ask(assessor, 'POST', `recognition-cases/${opened.body.id}/decision`, refused, {
      'if-match': complete.etag,
    });
    expect(decided.status).toBe(200);
    expect(await becomes(id, 'concluded')).toMatchObject({ outcome: 'refused' });
    expect(await told(id, 'referral.concluded.v1')).toBe(1);
  });

  it('a consent that is withdrawn on the record ends the referral', async () => {
    const { person, id } = await agreedTo({ recipient: 'employer', vacancyId: await world.vacancy() });
    const { consentId } = (await state(id)).release;
    await world.ask(person.token, 'DELETE', `profiles/${person.id}/consents/${consentId}`);
    await becomes(id, 'withdrawn');
    await eventually(
      () => world.service.app.get(Outbox).waiting(),
      (n) => n === 0,
    );
  });

  it('somebody is reminded once of each day that is due, by the calendar of the country', async () => {
    const { id } = await agreedTo({ recipient: 'employer', vacancyId: await world.vacancy() });
    const { dueOn } = await state(id);
    const lastMinuteBefore = new Date(`${dueOn}T00:00:00Z`).getTime() - DAY + 21 * 3_600_000;
    await remind(new Date(lastMinuteBefore));
    expect(await told(id, 'referral.reminder-due.v1')).toBe(0);
    await remind(new Date(lastMinuteBefore + 2 * 3_600_000));
    expect(await told(id, 'referral.reminder-due.v1')).toBe(1);
    await Promise.all([remind(new Date(`${dueOn}T12:00:00Z`)), remind(new Date(`${dueOn}T12:00:00Z`))]);
    expect(await told(id, 'referral.reminder-due.v1')).toBe(1);
    await world.step(world.tokens.desk, id, { action: 'contact' });
    await remind(new Date(Date.now() + 15 * DAY));
    expect(await told(id, 'referral.reminder-due.v1')).toBe(2);
  });

  it('a proposal is recalled three days before its last one', async () => {
    const person = await world.person();
    const { id, answerBy } = (await world.propose(person.id, await world.vacancy())).body;
    await remind(new Date(new Date(`${answerBy}T12:00:00Z`).getTime() - 4 * DAY));
    expect(await told(id, 'referral.reminder-due.v1')).toBe(0);
    await remind(new Date(new Date(`${answerBy}T12:00:00Z`).getTime() - 3 * DAY));
    expect(await told(id, 'referral.reminder-due.v1')).toBe(1);
  });

  it('a release that has run out ends the referral, and nothing is shown; without news it is found', async () => {
    const { id } = await agreedTo({ recipient: 'employer', vacancyId: await world.vacancy() }, { until: inDays(1) });
    await world.db.query(`UPDATE referrals.referral SET release_until = current_date - 2, due_on = current_date - 2 WHERE id = $1`, [id]);
    const news = (await world.ask(world.tokens.desk, 'GET', 'referrals?withoutNews=true&limit=500')).body.items;
    expect(news.map((one: { id: string }) => one.id)).toContain(id);
    expect((await world.ask(world.tokens.desk, 'GET', `referrals/${id}/released`)).body).toMatchObject({
      released: null,
      because: 'expired',
    });
    await remind(new Date());
    expect(await state(id)).toMatchObject({ state: 'expired', nextSteps: [] });
    expect((await world.ask(world.tokens.desk, 'GET', `referrals/${id}/released`)).body).toMatchObject({
      released: null,
      because: 'ended',
    });
    await remind(new Date());
    expect(await told(id, 'referral.expired.v1')).toBe(1);
  });
});
