import fs from 'node:fs';
import { DataSource } from 'typeorm';
import { RETENTION_RULES } from '../../src/personal-data/application/retention-rules.js';
import { ApplyRetention } from '../../src/personal-data/index.js';
import { type TestService, testService } from '../fixtures/test-service.js';

const old = (days: number) => `now() - interval '${days} days'`;

describe('retention', () => {
  let service: TestService;
  let db: DataSource;
  let retention: ApplyRetention;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api' });
    db = service.app.get(DataSource);
    retention = service.app.get(ApplyRetention);
  });
  afterAll(() => service.stop());
  const left = async () => {
    const tables = [
      'platform.idempotency_key',
      'platform.operation',
      'platform.dead_letter',
      'recognition.assessment',
      'referrals.referral',
      'webhooks.message',
      'webhooks.endpoint',
      'platform.mail',
      'platform.hourly_count',
      'profiles.profile',
      'passport.passport',
    ];
    const [row] = await db.query(`SELECT ${tables.map((table) => `(SELECT count(*)::int FROM ${table}) AS "${table}"`).join(', ')}`);
    return row;
  };
  const person = async (): Promise<string> =>
    (await service.app.inject({ method: 'POST', url: '/v1/profiles', payload: { destination: 'MD' } })).json().id;
  /** Of each kind one that is a day too old, and one that is a day young enough. */
  const bothSides = async () => {
    const ids = { stopped: await person(), paused: await person(), applicant: await person() };
    for (const [at, days] of [
      [1, 1],
      [2, -1],
    ] as const) {
      const id = (n: number) => `0197b1c0-0000-7000-800${n}-00000000000${at}`;
      await db.query(`INSERT INTO platform.idempotency_key (key, request_digest, begun_at) VALUES ($1, '', ${old(1 + days * 0.5)})`, [
        id(0),
      ]);
      await db.query(`INSERT INTO platform.hourly_count VALUES ($1, ${old(1 + days * 0.5)}, 1)`, [id(0)]);
      await db.query(`INSERT INTO platform.operation (id, kind, status, ended_at) VALUES ($1, 'test', 'done', ${old(90 + days)})`, [id(1)]);
      await db.query(
        `INSERT INTO platform.dead_letter (id, queue, name, data, reason, attempts, last_failed_at) VALUES ($1::uuid, 'q', $1::uuid::text, '{}', '', 1, ${old(180 + days)})`,
        [id(2)],
      );
      await db.query(
        `INSERT INTO recognition.assessment (id, profile_id, subject, digest, profile_revision, recorded_at) VALUES ($1, $2, '', '', 1, ${old(3650 + days)})`,
        [id(3), ids.paused],
      );
      await db.query(
        `INSERT INTO platform.mail (id, key, subject_id, state, posted_at) VALUES ($1, $1::uuid::text, $2, 'sent', ${old(180 + days)})`,
        [id(4), ids.paused],
      );
    }
    for (const days of [731, 729])
      await db.query(
        `INSERT INTO referrals.referral (id, profile_id, country, recipient, recipient_key, state, revision, answer_by, content, demonstration, proposed_at, moved_at)
         VALUES (gen_random_uuid(), $1, 'MD', 'employer', $2, 'declined', 2, current_date, '{}', false, now(), ${old(days)})`,
        [ids.paused, String(days)],
      );
    for (const days of [1, -1]) {
      await db.query(`INSERT INTO webhooks.message (id, type, data, told_at) VALUES (gen_random_uuid(), 't', '{}', ${old(30 + days)})`);
      await db.query(
        `INSERT INTO webhooks.endpoint (id, organisation, country, made_by, url, events, sealed, made_at)
         VALUES (gen_random_uuid(), 'o', 'MD', gen_random_uuid(), $1, '{t}', '', ${old(7 + days)})`,
        [`https://${days}`],
      );
    }
    for (const days of [91, 89])
      await db.query(
        `INSERT INTO passport.passport (id, profile_id, code_hash, issued_at, expires_at, sealed) VALUES (gen_random_uuid(), $1, $2, now(), ${old(days)}, '')`,
        [ids.paused, String(days)],
      );
    const kept = '0197b1c0-0000-7000-8004-000000000001';
    await db.query(
      `INSERT INTO recognition.assessment (id, profile_id, subject, digest, profile_revision, recorded_at) VALUES ($1, $2, '', '', 1, ${old(9000)})`,
      [kept, ids.paused],
    );
    await db.query(`INSERT INTO recognition.state VALUES ($1, 1, 1, 1, 1, now(), ARRAY[$2::uuid])`, [ids.paused, kept]);
    const pause = `UPDATE profiles.profile SET looking = 'paused', looking_paused_because = 'no-answer', looking_paused_on = current_date - $2::int WHERE id = $1`;
    for (const [id, days] of [
      [ids.stopped, 1096],
      [ids.paused, 1094],
      [ids.applicant, 2000],
    ] as const)
      await db.query(pause, [id, days]);
    await db.query(
      `INSERT INTO recognition.recognition_case (id, country, purpose, profile_id, lodged_on, state, revision, demonstration, opened_at)
       VALUES (gen_random_uuid(), 'MD', 'title', $1, current_date, 'complete', 1, false, now())`,
      [ids.applicant],
    );
    return ids;
  };

  it('is run dry first; then it removes what is too old, erases whom nobody needs, and leaves the rest', async () => {
    const { stopped, paused, applicant } = await bothSides();
    const before = await left();
    await expect(retention.execute()).rejects.toThrow('--dry-run');
    const due = {
      'repeated-requests': 1,
      'counts-of-an-hour': 1,
      'relayed-events': 0,
      'ended-operations': 1,
      'given-up-jobs': 1,
      'answers-of-before': 1,
      'answers-without-an-account': 0,
      'employers-asked': 0,
      letters: 1,
      'passports-that-ended': 1,
      'referrals-that-are-over': 1,
      'told-organisations': 1,
      'unverified-addresses': 1,
    };
    expect(await retention.daily()).toEqual({ ...due, 'people-who-stopped-looking': 1 });
    expect(await left()).toEqual(before);
    expect(await retention.daily()).toEqual({ ...due, 'people-who-stopped-looking': 1 });
    expect(await left()).toEqual(Object.fromEntries(Object.entries(before).map(([table, n]) => [table, Number(n) - 1])));
    const status = async (id: string) => (await service.app.inject(`/v1/profiles/${id}`)).statusCode;
    expect(await Promise.all([stopped, paused, applicant].map(status))).toEqual([404, 200, 200]);
    expect(await retention.daily()).toEqual(Object.fromEntries(RETENTION_RULES.map(({ code }) => [code, 0])));
    const runs: { dry: boolean }[] = await db.query(`SELECT dry FROM platform.retention_run ORDER BY id`);
    expect(runs.map(({ dry }) => dry)).toEqual([true, false, false]);
  });

  it('has its rules in the documentation, with their days', () => {
    const readme = fs.readFileSync('src/personal-data/README.md', 'utf8');
    expect(RETENTION_RULES.filter(({ code, keepDays }) => !readme.includes(`| \`${code}\` | ${keepDays} |`))).toEqual([]);
  });
});
