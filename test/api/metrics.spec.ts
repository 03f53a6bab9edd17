import fs from 'node:fs';
import { DataSource } from 'typeorm';
import { OLDEST_STALE } from '../../src/matching/storage/oldest-stale.js';
import { noteBackup } from '../../src/platform/backup/note-backup.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const numberOf = (metrics: string, name: string) => Number(new RegExp(`^${name}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(metrics)?.[1]);

describe('metrics', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService();
  });
  afterAll(() => service.stop());
  const metrics = async () => (await service.app.inject('/metrics')).body;

  it('has every name that the runbook alerts on, and nothing of a person', async () => {
    await service.app.inject('/v1/profiles/01900000-0000-7001-8000-000000000002?name=Xq-marker');
    const rules = [...fs.readFileSync('src/platform/RUNBOOK.md', 'utf8').matchAll(/expr: (.*?)(?:, for: \w+)? }$/gm)].map(
      ([, expr]) => expr ?? '',
    );
    const names = [...new Set(rules.flatMap((expr) => expr.replace(/\{[^}]*\}|\[[^\]]*\]/g, '').match(/[a-z]+_[a-z0-9_]+/g) ?? []))];
    const text = await metrics();
    expect(rules.length).toBeGreaterThan(8);
    expect(names.filter((name) => !new RegExp(`^# TYPE ${name.replace(/_count$/, '')} `, 'm').test(text))).toEqual([]);
    expect(text).not.toMatch(/Xq-marker|01900000-0000-7001/);
  });

  it('tells what waits and what was given up', async () => {
    const db = service.app.get(DataSource);
    const before = await metrics();
    await db.query(
      `INSERT INTO platform.dead_letter (id, queue, name, data, reason, attempts) VALUES (gen_random_uuid(), 'matching', 'x', '{}', 'x', 5)`,
    );
    await db.query(
      `INSERT INTO platform.outbox (id, name, data, told_at) VALUES (gen_random_uuid(), 'nobody.hears.v1', '{}', now() - interval '1 hour')`,
    );
    const after = await metrics();
    expect(numberOf(after, 'dead_letters_kept')).toBe(numberOf(before, 'dead_letters_kept') + 1);
    expect(after).toMatch(/queue_oldest_job_seconds\{queue="matching"\} \d/);
  });

  it('tells for how long the match list that waits longest has not been fresh, and of which change', async () => {
    const db = service.app.get(DataSource);
    const staleFor = async () => Math.round(numberOf(await metrics(), 'match_lists_oldest_stale_seconds'));
    const experiences = [{ occupation: '7212', country: 'IT', from: '2016-01', to: '2020-12', evidence: 'attested' }];
    const form = { destination: 'MD', experiences, wishes: { regions: ['MD-OR'] } };
    const { id } = (await service.app.inject({ method: 'POST', url: '/v1/profiles', payload: form })).json();
    const vacancy = { source: 'test', reference: '1', title: 'Sudor', region: 'MD-OR', occupation: '7212' };
    await service.app.inject({ method: 'POST', url: '/v1/vacancies', payload: vacancy });
    await eventually(
      async () => (await service.app.inject(`/v1/profiles/${id}/matches`)).json().fresh as boolean,
      (fresh) => fresh,
    );
    await eventually(staleFor, (seconds) => seconds === 0);
    const isStaleAfter = async (statement: string, seconds: number) => {
      const runner = db.createQueryRunner();
      await runner.startTransaction();
      await runner.query(statement);
      const [row]: { value: string }[] = await runner.query(OLDEST_STALE.select);
      await runner.rollbackTransaction();
      await runner.release();
      expect([statement, Math.abs(Number(row?.value) - seconds) < 30]).toEqual([statement, true]);
    };
    await isStaleAfter(`UPDATE profiles.profile SET revision = revision + 1, changed_at = now() - interval '2 hours'`, 7_200);
    await isStaleAfter(`DELETE FROM matching.match_list`, await ageOf(db, `SELECT changed_at AS at FROM profiles.profile`));
    await isStaleAfter(
      `UPDATE recognition.state SET revision = revision + 1`,
      await ageOf(db, `SELECT computed_at AS at FROM matching.match_list`),
    );
    await isStaleAfter(
      `WITH list AS (UPDATE matching.match_list SET vacancies_revision = 0), checkpoint AS (UPDATE matching.checkpoint SET vacancies_revision = 0)
       UPDATE vacancies.vacancy SET changed_at = now() - interval '1 hour'`,
      3_600,
    );
    await isStaleAfter(
      `UPDATE profiles.profile SET revision = 99, changed_at = now() - interval '2 hours', looking = 'paused',
         looking_confirmed_on = current_date, looking_paused_on = current_date, looking_paused_because = 'said-so'`,
      0,
    );
  });

  it('tells when a backup was last written and last rehearsed, and that none ever was', async () => {
    const ages = async () => ['backup_age_seconds', 'backup_rehearsal_age_seconds'].map(async (name) => numberOf(await metrics(), name));
    expect(await Promise.all(await ages())).toEqual([-1, -1]);
    await noteBackup(service.databaseUrl, 'backup');
    const [backup, rehearsal] = await Promise.all(await ages());
    expect([backup! >= 0 && backup! < 60, rehearsal]).toEqual([true, -1]);
    await service.app.get(DataSource).query(`UPDATE platform.backup_note SET noted_at = now() - interval '2 days'`);
    await noteBackup(service.databaseUrl, 'rehearsal');
    expect((await Promise.all(await ages())).map((age) => Math.floor(age / 86_400))).toEqual([2, 0]);
  });
});

async function ageOf(db: DataSource, statement: string): Promise<number> {
  const [row]: { at: Date }[] = await db.query(statement);
  return (Date.now() - (row?.at.getTime() ?? Number.NaN)) / 1_000;
}
