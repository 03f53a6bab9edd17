import { LookForFees } from '../../src/recruitment/index.js';
import { AGREED, inDays, type ReferralWorld, referralWorld } from '../fixtures/referral-world.js';

const WHY = 'Looked at it with the employer: the employer bears the cost.';

describe('fair recruitment', () => {
  let world: ReferralWorld;
  beforeAll(async () => {
    world = await referralWorld();
  });
  afterAll(() => world.stop());
  const proposed = async (vacancyId: string, more: object = {}) => world.propose((await world.person(more)).id, vacancyId);
  const codes = ({ body }: { body: { errors?: { code: string }[] } }) => body.errors?.map(({ code }) => code);

  describe('no fee is charged to a worker', () => {
    it('a vacancy that says it charges one is refused, sent or imported', async () => {
      const form = {
        source: 'office',
        reference: 'fee',
        title: 'Îngrijitor',
        region: 'MD-OR',
        occupation: '5322',
        feeChargedToWorker: true,
      };
      const refused = await world.ask(undefined, 'POST', 'vacancies', form);
      expect([refused.status, refused.body.errors]).toMatchObject([422, [{ pointer: '/feeChargedToWorker', code: 'worker-fee-charged' }]]);
      expect((await world.ask(undefined, 'POST', 'vacancies', { ...form, feeChargedToWorker: false })).status).toBe(201);
    });

    it('words of fees raise a review; nobody is referred before a person has looked, nor after they found a fee', async () => {
      const vacancyId = await world.vacancy({ description: 'Se percepe o taxă de recrutare de 200 EUR.' });
      await world.service.app.get(LookForFees).execute();
      const { items } = (await world.ask(world.tokens.desk, 'GET', 'fee-reviews')).body;
      expect(items).toMatchObject([{ vacancyId, found: [{ language: 'ro', words: 'taxa de recrutare' }], verdict: null }]);
      const person = await world.person();
      const held = await world.propose(person.id, vacancyId);
      expect([held.status, held.body.code, codes(held)]).toEqual([409, 'recruitment-held', ['fee-words']]);
      const judge = (token: string, verdict: string) => world.ask(token, 'POST', `vacancies/${vacancyId}/fee-review`, { verdict });
      expect((await judge(world.tokens.office, 'no-fee')).body.code).toBe('role-required');
      expect((await judge(world.tokens.desk, 'fee')).body).toMatchObject({ verdict: 'fee', decidedBy: 'Caseworker' });
      expect(codes(await world.propose(person.id, vacancyId))).toEqual(['fee-found']);
      await judge(world.tokens.desk, 'no-fee');
      expect((await world.propose(person.id, vacancyId)).status).toBe(201);
    });

    it('a verdict is of the words that were read: other words are looked at anew', async () => {
      const form = { source: 'office', reference: 'words', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
      const send = async (description: string): Promise<string> =>
        (await world.ask(undefined, 'POST', 'vacancies', { ...form, description })).body.id;
      const vacancyId = await send('Placement fee: none.');
      await world.ask(world.tokens.desk, 'POST', `vacancies/${vacancyId}/fee-review`, { verdict: 'no-fee' });
      expect((await proposed(vacancyId)).status).toBe(201);
      await send('Placement fee: none. Security deposit of 100 EUR.');
      expect(codes(await proposed(vacancyId))).toEqual(['fee-words']);
      await world.service.app.get(LookForFees).execute();
      await send('We pay everything.');
      await world.service.app.get(LookForFees).execute();
      expect((await proposed(vacancyId)).status).toBe(201);
      expect((await world.ask(world.tokens.desk, 'POST', `vacancies/${vacancyId}/fee-review`, { verdict: 'fee' })).body.code).toBe(
        'no-fee-words',
      );
    });
  });

  describe('a fee in words that nobody has listed', () => {
    const words = '200 EUR to the agent for your papers';
    const judged = (vacancyId: string, token: string | undefined, payload: object) =>
      world.ask(token, 'POST', `vacancies/${vacancyId}/fee-review`, payload);

    it('is reported with what it is called: nobody is referred from then on, and a colleague looks at it', async () => {
      const vacancyId = await world.vacancy({ description: `Bring ${words}.` });
      expect((await proposed(vacancyId)).status).toBe(201);
      const told = (await judged(vacancyId, world.tokens.desk, { verdict: 'fee' })).body;
      expect([told.code, told.detail]).toEqual(['no-fee-words', expect.stringContaining('`words`: what the fee is called')]);
      expect((await judged(vacancyId, world.tokens.office, { verdict: 'fee', words })).body.code).toBe('role-required');
      expect((await judged(vacancyId, world.tokens.desk, { verdict: 'fee', words })).body).toMatchObject({
        ...{ verdict: 'fee', found: [], decidedBy: 'Caseworker' },
        reported: { words, reportedBy: 'Caseworker', verdict: null },
      });
      expect(codes(await proposed(vacancyId))).toEqual(['fee-found']);
      const { items } = (await world.ask(world.tokens.second, 'GET', 'fee-reviews?limit=500')).body;
      expect(items.filter((one: { vacancyId: string }) => one.vacancyId === vacancyId)).toMatchObject([{ reported: { words } }]);
    });

    it('is taken back by another person only, also in the database, and stands while the advertisement is written anew', async () => {
      const form = { source: 'office', reference: 'papers', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
      const send = async (description: string): Promise<string> =>
        (await world.ask(undefined, 'POST', 'vacancies', { ...form, description })).body.id;
      const vacancyId = await send(`Bring ${words}.`);
      await judged(vacancyId, world.tokens.desk, { verdict: 'fee', words });
      await send('You pay nothing.');
      await world.service.app.get(LookForFees).execute();
      expect(codes(await proposed(vacancyId))).toEqual(['fee-found']);
      expect((await judged(vacancyId, world.tokens.desk, { verdict: 'no-fee' })).body.code).toBe('another-person-required');
      const alone = `UPDATE recruitment.reported_fee SET verdict = 'no-fee', decided_by = reported_by, decided_by_name = 'x', decided_at = now() WHERE vacancy_id = $1`;
      await expect(world.db.query(alone, [vacancyId])).rejects.toThrow('another_person_decides');
      expect((await judged(vacancyId, world.tokens.second, { verdict: 'no-fee' })).body).toMatchObject({
        verdict: 'no-fee',
        reported: null,
      });
      expect((await proposed(vacancyId)).status).toBe(201);
      expect((await judged(vacancyId, world.tokens.desk, { verdict: 'fee', words })).body.reported).toMatchObject({ words });
    });

    it('waits no more once another person has said that it is one, and can still be taken back', async () => {
      const vacancyId = await world.vacancy();
      await judged(vacancyId, world.tokens.desk, { verdict: 'fee', words });
      expect((await judged(vacancyId, world.tokens.second, { verdict: 'fee' })).body.reported).toMatchObject({ verdict: 'fee' });
      const { items } = (await world.ask(world.tokens.second, 'GET', 'fee-reviews?limit=500')).body;
      expect(items.filter((one: { vacancyId: string }) => one.vacancyId === vacancyId)).toEqual([]);
      expect(codes(await proposed(vacancyId))).toEqual(['fee-found']);
    });

    it('needs words of 3 to 300 characters, and none where there is no fee', async () => {
      const vacancyId = await world.vacancy();
      expect((await judged(vacancyId, world.tokens.desk, { verdict: 'no-fee', words })).body.code).toBe('words-of-no-fee');
      for (const wrong of ['', 'x', 'x'.repeat(301)])
        expect((await judged(vacancyId, world.tokens.desk, { verdict: 'fee', words: wrong })).body.errors).toMatchObject([
          { pointer: '/words' },
        ]);
    });
  });

  it('an agency needs a licence of the country that is valid on the day', async () => {
    const vacancyId = await world.vacancy({ agency: { name: 'Lavoro Sud S.R.L.', licence: 'AP-17' } });
    expect(codes(await proposed(vacancyId))).toEqual(['agency-unlicensed']);
    const licence = { country: 'MD', agency: 'Lavoro Sud SRL', number: 'AP-17', authority: 'ANOFM', from: inDays(-30), source: 'Register' };
    const recorded = await world.ask(undefined, 'POST', 'agency-licences', licence);
    expect((await world.ask(undefined, 'POST', 'agency-licences', licence)).body.code).toBe('licence-already-recorded');
    expect((await proposed(vacancyId)).status).toBe(201);
    const end = (to: string) => world.ask(undefined, 'POST', `agency-licences/${recorded.body.id}/end`, { to });
    expect((await end(inDays(-60))).body.code).toBe('licence-ends-before-it-begins');
    expect((await end(inDays(-2))).body).toMatchObject({ to: inDays(-2) });
    expect(codes(await proposed(vacancyId))).toEqual(['agency-unlicensed']);
    const valid = (on: string) => world.ask(undefined, 'GET', `agency-licences?country=MD&validOn=${on}`);
    expect([(await valid(inDays(-3))).body.items.length, (await valid(inDays(0))).body.items.length]).toEqual([1, 0]);
  });

  describe('the rule of the WHO, by direction', () => {
    const nurse = { occupation: '2221' };
    it.each([
      ['a nurse who lives in Malawi is not sought there', { residence: 'MW', nationalities: ['MW'] }, nurse, ['who-direction-block']],
      ['a nurse of whom it is not known where she lives', { residence: undefined, nationalities: ['MW'] }, nurse, ['residence-unknown']],
      ['a nurse who comes home', { residence: 'MW', nationalities: ['MD'] }, nurse, undefined],
      ['a nurse who lives in Italy', { residence: 'IT', nationalities: ['IT'] }, nurse, undefined],
      ['a welder who lives in Malawi', { residence: 'MW', nationalities: ['MW'] }, { occupation: '7212' }, undefined],
    ])('%s', async (_, person, work, held) => {
      expect(codes(await proposed(await world.vacancy(work), person))).toEqual(held);
    });

    it('never stands against a person’s own application', async () => {
      const person = await world.person({ residence: 'MW', nationalities: ['MW'] });
      const own = await world.propose(person.id, await world.vacancy(nurse), person.token);
      expect(own.body).toMatchObject({ state: 'proposed', origin: 'own-application' });
    });
  });

  describe('an override', () => {
    const asked = async (token: string | undefined = world.tokens.desk) => {
      const person = await world.person({ residence: 'MW', nationalities: ['MW'] });
      const vacancyId = await world.vacancy({ occupation: '2221', agency: { name: 'Nobody knows it' } });
      return {
        person,
        answer: await world.ask(token, 'POST', 'referrals', { profileId: person.id, recipient: 'employer', vacancyId, override: WHY }),
      };
    };
    const decide = async (token: string | undefined, { body: { id }, etag }: { body: { id: string }; etag: string }, decision: string) =>
      world.ask(token, 'POST', `referrals/${id}/override`, { decision, why: WHY }, { 'if-match': etag });

    it('needs two named people; the person is asked only then, and both are in the audit with every reason', async () => {
      const { person, answer } = await asked();
      expect(answer.body).toMatchObject({
        state: 'held',
        heldBecause: ['agency-unlicensed', 'who-direction-block'],
        nextSteps: ['withdraw'],
      });
      expect((await world.step(person.token, answer.body.id, AGREED)).body.code).toBe('referral-in-wrong-state');
      expect((await decide(world.tokens.desk, answer, 'confirm')).body.code).toBe('second-person-required');
      expect((await decide(world.tokens.office, answer, 'confirm')).body.code).toBe('role-required');
      expect((await decide(undefined, answer, 'confirm')).body.code).toBe('token-required');
      expect((await decide(world.tokens.second, answer, 'confirm')).body).toMatchObject({ state: 'proposed' });
      expect((await world.step(person.token, answer.body.id, AGREED)).body.state).toBe('agreed');
      const audited: { action: string; actor: string; details: { step?: string } }[] = await world.db.query(
        `SELECT action, details, actor_id::text AS actor FROM audit.entry WHERE subject_id = $1 AND action LIKE 'referral%' ORDER BY recorded_at, entry.sequence`,
        [person.id],
      );
      expect(audited.map(({ action, details }) => `${action} ${details.step ?? ''}`)).toEqual([
        ...['referral.moved held', 'referral.override ', 'referral.moved override-confirmed', 'referral.moved agreed'],
      ]);
      expect(new Set(audited.map(({ actor }) => actor)).size).toBe(3);
    });

    it('ends it when the second person says no, and is asked for by nobody without a name', async () => {
      const { answer } = await asked();
      expect((await decide(world.tokens.second, answer, 'refuse')).body).toMatchObject({ state: 'not-approved', nextSteps: [] });
      const vacancyId = await world.vacancy({ agency: { name: 'Nobody knows it' } });
      const byInstallation = { profileId: (await world.person()).id, recipient: 'employer', vacancyId, override: WHY };
      expect((await world.ask(undefined, 'POST', 'referrals', byInstallation)).body.code).toBe('named-person-required');
    });
  });

  it('an incentive says who may use it, and warns where residents are left out: on the vacancy and on the card', async () => {
    const returnees = { name: 'Wage subsidy for twelve months', whoMayUse: 'returnees' };
    const vacancyId = await world.vacancy({ incentives: [returnees, { name: 'Travel', whoMayUse: 'everybody' }] });
    const vacancy = (await world.ask(undefined, 'GET', `vacancies/${vacancyId}`)).body;
    expect(vacancy).toMatchObject({ incentives: [returnees, { whoMayUse: 'everybody' }], warnings: ['incentive-leaves-residents-out'] });
    const { id } = (await proposed(vacancyId)).body;
    const card = (await world.ask(world.tokens.office, 'GET', `referrals/${id}/released`)).body;
    expect(card).toMatchObject({ incentives: vacancy.incentives, warnings: ['incentive-leaves-residents-out'] });
    const open = await world.vacancy({ incentives: [{ name: 'Travel', whoMayUse: 'everybody' }] });
    expect((await world.ask(undefined, 'GET', `vacancies/${open}`)).body.warnings).toEqual([]);
    const unsaid = {
      source: 'office',
      reference: 'x',
      title: 'Sudor',
      region: 'MD-OR',
      occupation: '7212',
      incentives: [{ name: 'Travel' }],
    };
    expect((await world.ask(undefined, 'POST', 'vacancies', unsaid)).body.errors).toMatchObject([{ pointer: '/incentives/0/whoMayUse' }]);
  });
});
