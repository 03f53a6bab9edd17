import { Consents } from '../../src/profiles/index.js';
import { parseIsoDate } from '../../src/standards/index.js';
import { AGREED, inDays, NAME, type ReferralWorld, referralWorld } from '../fixtures/referral-world.js';
import { eventually } from '../fixtures/test-service.js';

describe('a referral to an employer', () => {
  let world: ReferralWorld;
  beforeAll(async () => {
    world = await referralWorld();
  });
  afterAll(() => world.stop());
  const proposed = async () => {
    const person = await world.person();
    const { body } = await world.propose(person.id, await world.vacancy());
    return { person, id: body.id as string };
  };
  const released = async (id: string, token: string = world.tokens.office) =>
    (await world.ask(token, 'GET', `referrals/${id}/released`)).body;

  it('goes from the proposal by the consent of the person to an interview, the job, and the question after six months', async () => {
    const { person, id } = await proposed();
    const told = [
      await world.step(person.token, id, AGREED),
      await world.step(world.tokens.office, id, { action: 'contact' }),
      await world.step(world.tokens.office, id, { action: 'arrange-interview', on: inDays(5) }),
      await world.step(world.tokens.desk, id, { action: 'hire' }),
      await world.step(world.tokens.desk, id, { action: 'confirm-stayed' }),
    ];
    expect(told.map(({ body }) => body.state)).toEqual(['agreed', 'contacted', 'interview', 'hired', 'stayed']);
    expect(told.at(-1)?.body).toMatchObject({ dueOn: null, nextSteps: [], revision: 6 });
    const steps = (await world.ask(person.token, 'GET', `referrals/${id}/steps`)).body;
    expect(steps.map(({ kind, actor }: { kind: string; actor: string }) => `${kind} ${actor}`)).toEqual([
      ...[
        'proposed Caseworker',
        'agreed The person',
        'contacted Office',
        'interview-arranged Office',
        'hired Caseworker',
        'stayed Caseworker',
      ],
    ]);
  });

  it('shows before the agreement a card without identity, and after it the fields that were named and no other', async () => {
    const { person, id } = await proposed();
    const before = await world.ask(world.tokens.office, 'GET', `referrals/${id}/released`);
    expect(before.body).toMatchObject({
      released: null,
      because: 'not-agreed',
      card: { experience: [{ occupation: '5322', months: 71 }] },
    });
    expect(['Testescu', person.id, 'IT', '1977', '+373'].filter((secret) => before.text.includes(secret))).toEqual([]);
    const agreed = await world.step(person.token, id, AGREED);
    const after = await world.ask(world.tokens.office, 'GET', `referrals/${id}/released`);
    expect(after.body).toMatchObject({ because: null, until: AGREED.until, consentId: agreed.body.release.consentId });
    expect(after.body.released).toEqual({ name: NAME, contact: AGREED.contact, skills: [] });
    expect(after.text).not.toContain('Diploma Testescu');
  });

  it('keeps the consent with its words, and tells each disclosure with it', async () => {
    const { person, id } = await proposed();
    const { body } = await world.step(person.token, id, AGREED);
    await released(id);
    const [consent] = (await world.ask(person.token, 'GET', `profiles/${person.id}/consents`)).body;
    expect(consent).toMatchObject({
      id: body.release.consentId,
      purpose: 'release-for-referral',
      version: 1,
      language: 'ro',
      until: AGREED.until,
    });
    expect(consent.wording).toMatch(
      /^Casa \d+ SRL \(office\) poate vedea, până la sfârșitul zilei de \d{4}-\d\d-\d\d: numele meu, cum pot fi contactat/,
    );
    const told = await world.db.query(`SELECT consent_id, fields FROM referrals.disclosure WHERE referral_id = $1`, [id]);
    expect(told).toEqual([{ consent_id: consent.id, fields: ['name', 'contact', 'skills'] }]);
    const audited = await world.db.query(`SELECT details FROM audit.entry WHERE subject_id = $1 AND action = 'referral.disclosed'`, [
      person.id,
    ]);
    expect(audited).toEqual([{ details: { referral: id, consent: consent.id, fields: 'name contact skills' } }]);
    await expect(world.db.query(`DELETE FROM referrals.disclosure`)).rejects.toThrow('never changed');
    await expect(world.db.query(`UPDATE referrals.referral_step SET kind = 'agreed'`)).rejects.toThrow('never changed');
  });

  it('discloses nothing when the disclosure cannot be recorded', async () => {
    const { person, id } = await proposed();
    await world.step(person.token, id, AGREED);
    await world.db.query(`ALTER TABLE referrals.disclosure ADD CONSTRAINT full_disk CHECK (id IS NULL) NOT VALID`);
    const answer = await world.ask(world.tokens.office, 'GET', `referrals/${id}/released`);
    await world.db.query(`ALTER TABLE referrals.disclosure DROP CONSTRAINT full_disk`);
    expect([answer.status, answer.text.includes('Testescu')]).toEqual([500, false]);
  });

  const waitingForConsents = async (): Promise<number> => {
    const [{ n }] = await world.db.query(
      `SELECT count(*)::int AS n FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND wait_event = 'advisory' AND query LIKE '%, 11)%'`,
    );
    return n;
  };

  const PATH = [AGREED, { action: 'contact' }, { action: 'arrange-interview' }, { action: 'hire' }];
  const WITHDRAWALS = ['transition', 'consent'] as const;
  it.each([...WITHDRAWALS.flatMap((by) => PATH.map((_, after) => [by, after] as const)), ['consent', 4] as const])(
    'withdrawn by %s after step %i, shows nothing from then on, whatever step is tried next',
    async (by, after) => {
      const { person, id } = await proposed();
      for (const body of PATH.slice(0, after)) await world.step(world.tokens.desk, id, { ...body, heard: 'on-paper' });
      const open = await released(id);
      expect(open.released === null).toBe(after === 0);
      if (by === 'transition') expect((await world.step(person.token, id, { action: 'withdraw' })).body.state).toBe('withdrawn');
      else if (open.consentId) await world.ask(person.token, 'DELETE', `profiles/${person.id}/consents/${open.consentId}`);
      for (const body of PATH) {
        expect(await released(id)).toMatchObject({ released: null });
        if (by === 'transition') expect((await world.step(world.tokens.desk, id, { ...body, heard: 'on-paper' })).status).toBe(409);
        else if (after > 0) await world.step(world.tokens.desk, id, body);
      }
      const [{ n }] = await world.db.query(`SELECT count(*)::int AS n FROM referrals.disclosure WHERE referral_id = $1`, [id]);
      expect(n).toBe(after === 0 ? 0 : 1);
    },
  );

  it('waits for a withdrawal that has begun, and then shows nothing', async () => {
    const { person, id } = await proposed();
    const { consentId } = (await world.step(person.token, id, AGREED)).body.release;
    const withdrawal = world.db.createQueryRunner();
    await withdrawal.startTransaction();
    await world.service.app.get(Consents).withdraw(withdrawal.manager, person.id, consentId);
    const asked = released(id);
    await eventually(waitingForConsents, (n) => n === 1);
    await withdrawal.commitTransaction();
    await withdrawal.release();
    expect(await asked).toMatchObject({ released: null, because: 'consent-withdrawn' });
  });

  it('holds back a withdrawal until what is being disclosed is recorded', async () => {
    const { person, id } = await proposed();
    const { consentId } = (await world.step(person.token, id, AGREED)).body.release;
    const disclosure = world.db.createQueryRunner();
    await disclosure.startTransaction();
    await world.service.app.get(Consents).holds(disclosure.manager, person.id, consentId, parseIsoDate(inDays(0)));
    const withdrawn = world.step(person.token, id, { action: 'withdraw' });
    await eventually(waitingForConsents, (n) => n === 1);
    await disclosure.commitTransaction();
    await disclosure.release();
    expect((await withdrawn).body.state).toBe('withdrawn');
  });

  it('is answered by the person, or by the desk that says how it heard them; never by the office, nor by somebody else', async () => {
    const { id } = await proposed();
    const stranger = await world.person();
    expect((await world.step(world.tokens.office, id, AGREED)).body.code).toBe('role-required');
    expect((await world.step(stranger.token, id, AGREED)).body.code).toBe('out-of-reach');
    expect((await world.step(world.tokens.desk, id, AGREED)).body.code).toBe('way-heard-missing');
    expect((await world.step(world.tokens.desk, id, { ...AGREED, heard: 'on-paper' })).status).toBe(200);
  });

  it('is moved on by the desk and the office, never by the person; a refusal has a reason', async () => {
    const { person, id } = await proposed();
    await world.step(person.token, id, AGREED);
    expect((await world.step(person.token, id, { action: 'contact' })).body.code).toBe('role-required');
    expect((await world.step(world.tokens.desk, id, { action: 'hire' })).body.code).toBe('referral-in-wrong-state');
    await world.step(world.tokens.desk, id, { action: 'contact' });
    expect((await world.step(world.tokens.desk, id, { action: 'refuse' })).body.errors).toMatchObject([{ pointer: '/reason' }]);
    expect((await world.step(world.tokens.desk, id, { action: 'refuse', reason: 'other' })).body.code).toBe('reason-in-words-missing');
    const refused = await world.step(world.tokens.desk, id, { action: 'refuse', reason: 'position-filled' });
    expect(refused.body).toMatchObject({ state: 'refused', outcome: 'position-filled', nextSteps: [] });
  });

  it('needs the state that was read, answers a repeat once, and is there once for a person and a vacancy', async () => {
    const person = await world.person();
    const form = { profileId: person.id, recipient: 'employer', vacancyId: await world.vacancy() };
    const send = (key: string) => world.ask(world.tokens.desk, 'POST', 'referrals', form, { 'idempotency-key': key });
    const [first, again, other] = [await send('one'), await send('one'), await send('two')];
    expect([first.status, again.body, other.body.code]).toEqual([201, first.body, 'already-referred']);
    const move = (headers: object) =>
      world.ask(person.token, 'POST', `referrals/${first.body.id}/transitions`, { action: 'decline' }, headers);
    expect([(await move({})).status, (await move({ 'if-match': '"7"' })).status]).toEqual([428, 412]);
    expect((await move({ 'if-match': first.etag })).body.state).toBe('declined');
    expect((await send('three')).status).toBe(201);
  });

  it('is not made for a closed vacancy, one elsewhere, or a person who does not look; nor answered too late or for too long', async () => {
    const person = await world.person();
    const code = async (profileId: string, vacancyId: string) => (await world.propose(profileId, vacancyId)).body.code;
    expect(await code(person.id, await world.vacancy({ status: 'closed' }))).toBe('vacancy-not-referable');
    expect(await code(person.id, await world.vacancy({ region: 'RO-B' }))).toBe('vacancy-not-referable');
    await world.ask(person.token, 'POST', `profiles/${person.id}/looking`, { looking: false });
    expect(await code(person.id, await world.vacancy())).toBe('not-looking');
    const { person: asked, id } = await proposed();
    for (const until of [inDays(-2), inDays(190)])
      expect((await world.step(asked.token, id, { ...AGREED, until })).body.code).toBe('release-out-of-range');
  });

  it('may be the person’s own application', async () => {
    const person = await world.person();
    expect((await world.propose(person.id, await world.vacancy(), person.token)).body).toMatchObject({
      origin: 'own-application',
      state: 'proposed',
    });
    const stranger = await world.person();
    expect((await world.propose(person.id, await world.vacancy(), stranger.token)).body.code).toBe('profile-not-found');
  });

  it('is listed in reach, by due day, in pages that end', async () => {
    const person = await world.person();
    const ids: string[] = [];
    for (let n = 0; n < 5; n += 1) ids.push((await world.propose(person.id, await world.vacancy())).body.id);
    await world.step(person.token, ids[0] as string, { action: 'decline' });
    const listed: { id: string; dueOn: string | null }[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await world.ask(person.token, 'GET', `referrals?limit=2${cursor && `&cursor=${cursor}`}`);
      listed.push(...body.items);
      if (!body.nextCursor) break;
      cursor = body.nextCursor;
    }
    expect(listed.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(listed.at(-1)).toMatchObject({ id: ids[0], dueOn: null });
    const count = async (token: string, query: string) => (await world.ask(token, 'GET', `referrals?${query}`)).body.items.length;
    expect(await count(world.tokens.desk, `profileId=${person.id}&state=proposed`)).toBe(4);
    expect(await count(world.tokens.desk, `profileId=${person.id}&dueBefore=${inDays(3)}`)).toBe(0);
    expect(await count((await world.person()).token, '')).toBe(0);
    expect((await world.ask(world.tokens.desk, 'GET', 'referrals?country=RO')).body.code).toBe('not-for-this-country');
    expect((await world.ask(world.tokens.desk, 'GET', 'referrals?state=lost')).status).toBe(400);
    expect((await world.ask(world.tokens.desk, 'GET', 'referrals?cursor=YWZ0ZXI6eA')).status).toBe(400);
  });
});
