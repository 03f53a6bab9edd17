import fs from 'node:fs';
import { DataSource } from 'typeorm';
import { type TestService, testService } from '../fixtures/test-service.js';

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
});
