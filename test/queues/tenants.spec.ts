import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { DataSource } from 'typeorm';
import { MatchProfiles } from '../../src/matching/application/match-profiles.js';
import { JOB_ROLE } from '../../src/platform/database/reach.js';
import { asTenant, type Tenant } from '../../src/platform/database/tenant.js';
import { SUBSCRIPTIONS, type Subscription } from '../../src/platform/outbox/outbox.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { AssessProfile } from '../../src/recognition/application/assess-profile.js';
import { WriteToPerson } from '../../src/referrals/application/write-to-person.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';
import { WHOSE_JOBS } from '../fixtures/whose-jobs.js';

interface Letter {
  readonly name: string;
  readonly data: object;
  readonly reason: string;
}

const README = 'src/platform/database/README.md';
const DUE = { state: 'proposed', dueOn: '2027-01-01' };

describe('jobs work within the rows of those for whom they were asked', () => {
  let service: TestService;
  let db: DataSource;
  let [inMoldova, inRomania, referral] = ['', '', ''];
  beforeAll(async () => {
    service = await testService();
    db = service.app.get(DataSource);
    inMoldova = await registered('MD');
    inRomania = await registered('RO');
    referral = await referralOf(inRomania, 'RO');
  });
  afterAll(() => service.stop());
  const registered = async (destination: string): Promise<string> => {
    const { id } = (await service.app.inject({ method: 'POST', url: '/v1/profiles', payload: { destination } })).json();
    await eventually(
      () => assessed(id),
      (times) => times === 1,
    );
    return id;
  };
  const referralOf = async (profileId: string, country: string): Promise<string> => {
    const id = randomUUID();
    await db.query(
      `INSERT INTO referrals.referral (id, profile_id, country, recipient, recipient_key, state, revision, answer_by, due_on, content, demonstration, proposed_at, moved_at)
       VALUES ($1, $2, $3, 'employer', 'k', 'proposed', 1, '2027-01-01', '2027-01-01', '{"to": {}}', false, now(), now())`,
      [id, profileId, country],
    );
    return id;
  };
  const assessed = async (id: string): Promise<number> =>
    Number((await db.query(`SELECT count(*) AS n FROM recognition.state WHERE profile_id = $1`, [id]))[0].n);
  const letters = async (): Promise<Letter[]> => (await service.app.inject('/v1/dead-letters')).json().items;
  const deadLetterOf = async (queue: string, name: string, data: object): Promise<string> => {
    await service.app.get(Queues).named(queue).add(name, data);
    const isIt = (one: Letter) => one.name === name && isDeepStrictEqual(one.data, data);
    const found = await eventually(letters, (all) => all.some(isIt));
    return found.find(isIt)?.reason ?? '';
  };

  it('one that names a person of another country than the row that it names is refused, and becomes a dead letter', async () => {
    const due = { referralId: referral, ...DUE };
    const refused = 'names the row of one and somebody else, or another country';
    expect(await deadLetterOf('referrals', 'write-to-person', { ...due, profileId: inMoldova })).toContain(refused);
    expect(await deadLetterOf('referrals', 'write-to-person', { ...due, profileId: inRomania, country: 'MD' })).toContain(refused);
    expect(await deadLetterOf('webhooks', 'referral.moved', { referralId: referral, profileId: inMoldova })).toContain(refused);
  });

  it('one that names nobody, or no country, is refused', async () => {
    expect(await deadLetterOf('recognition', 'assess-profile', { profileId: `${inMoldova}' OR true` })).toContain('names nobody');
    expect(await deadLetterOf('recognition', 'follow-agreement', { parties: ['MD', '{RO}'] })).toContain('names nobody');
    expect(await deadLetterOf('referrals', 'end-without-consent', { consentId: 7 })).toContain('names no consentId');
  });

  it('one that is done for somebody and takes the id of another reads nothing and writes nothing', async () => {
    await db.query(`DELETE FROM recognition.state WHERE profile_id = $1`, [inRomania]);
    const assess = service.app.get(AssessProfile);
    await asTenant({ people: [inMoldova] }, () => assess.execute(inRomania));
    expect(await assessed(inRomania)).toBe(0);
    await asTenant({ people: [inRomania] }, () => assess.execute(inRomania));
    expect(await assessed(inRomania)).toBe(1);
    await asTenant({ people: [inMoldova] }, () => assess.execute(inRomania));
    expect(await assessed(inRomania)).toBe(1);
  });

  it('one whose code asks for everybody sees its own person, in each queue that works for people', async () => {
    const everybody = async () => (await db.query(`SELECT id FROM profiles.profile`)).map(({ id }: { id: string }) => id);
    /** Work that was asked for before, of somebody else, goes on as it is written. */
    const seenBy = (useCase: { execute: (...asked: never[]) => unknown }, whose: string, queue: string, name: string, data: object) =>
      new Promise<string[]>((resolve) => {
        const asWritten = useCase.execute;
        useCase.execute = async (...asked) => {
          if (!JSON.stringify(asked).includes(whose)) return asWritten.apply(useCase, asked);
          useCase.execute = asWritten;
          resolve(await everybody());
        };
        void service.app.get(Queues).named(queue).add(name, data);
      });
    const [assess, match, write] = [service.app.get(AssessProfile), service.app.get(MatchProfiles), service.app.get(WriteToPerson)];
    expect(await seenBy(assess, inMoldova, 'recognition', 'assess-profile', { profileId: inMoldova })).toEqual([inMoldova]);
    expect(await seenBy(assess, inRomania, 'recognition', 'assess-profiles', { profileIds: [inRomania, inMoldova] })).toEqual([inRomania]);
    expect(await seenBy(match, inMoldova, 'matching', 'match-profile', { profileId: inMoldova })).toEqual([inMoldova]);
    expect(
      await seenBy(write, referral, 'referrals', 'write-to-person', { referralId: referral, ...DUE, profileId: inRomania, country: 'RO' }),
    ).toEqual([inRomania]);
  });

  it('reaches the rows of its people or its country, and not those of others', async () => {
    const seen = async (tenant: Tenant) =>
      asTenant(tenant, async () => {
        const rows: { id: string }[] = await db.query(`SELECT id FROM profiles.profile UNION SELECT profile_id FROM recognition.state`);
        return rows.map(({ id }) => id).toSorted();
      });
    expect(await seen({ people: [inMoldova] })).toEqual([inMoldova]);
    expect(await seen({ countries: ['RO'] })).toEqual([inRomania]);
    expect(await seen({ countries: ['MD', 'RO'] })).toEqual([inMoldova, inRomania].toSorted());
    expect(await seen({ receivers: ['MD', 'RO'] })).toEqual([]);
  });

  it('is said of each job that an event asks for', () => {
    const heard = service.app.get<readonly Subscription[]>(SUBSCRIPTIONS, { strict: false });
    const unsaid = heard.filter(({ queue, job }) => !WHOSE_JOBS[queue]?.[job]).map(({ queue, job }) => `${queue}/${job}`);
    expect({ heard: heard.length > 25, unsaid }).toEqual({ heard: true, unsaid: [] });
  });

  it('is kept from what no such job needs: the role of jobs has no rights to it', async () => {
    const closed = ['profiles.personal_details', 'profiles.evidence', 'profiles.caseworker', 'reviews.review', 'identity.principal'];
    for (const table of [...closed, 'identity.broken_glass', 'referrals.disclosure', 'platform.dead_letter'])
      await expect(asTenant({ people: [inMoldova], countries: ['MD'] }, () => db.query(`SELECT FROM ${table}`))).rejects.toMatchObject({
        code: '42501',
      });
    const [role] = await db.query(
      `SELECT rolsuper, rolbypassrls, rolcanlogin, (SELECT count(*)::int FROM pg_class WHERE relowner = one.oid) AS owned,
         (SELECT count(*)::int FROM pg_auth_members WHERE member = one.oid) AS memberships FROM pg_roles AS one WHERE rolname = $1`,
      [JOB_ROLE],
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcanlogin: false, owned: 0, memberships: 0 });
  });

  it('is said of each job, and those that go over everybody are in the documentation with their reason', () => {
    const spanning = Object.entries(WHOSE_JOBS).flatMap(([queue, jobs]) =>
      Object.entries(jobs).flatMap(([job, rule]) => ('spans' in rule ? [`| \`${queue}/${job}\` | ${rule.spans} |`] : [])),
    );
    const written = fs.readFileSync(README, 'utf8').split('\n');
    expect(written.filter((line) => /^\| `[a-z-]+\/[a-z.-]+` \|/.test(line))).toEqual(spanning);
    expect(spanning.length).toBeLessThan(25);
  });
});
