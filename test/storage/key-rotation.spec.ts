import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DataSource } from 'typeorm';
import { KeyRing } from '../../src/platform/encryption/key-ring.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const MAIN = path.resolve(import.meta.dirname, '../../src/main.js');
const OTHERS = 30_000;

describe('rotation of the key-encryption key', () => {
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'passerelle-keys-'));
  const file = path.join(directory, 'keys', 'data-keys');
  let service: TestService;
  let db: DataSource;
  beforeAll(async () => {
    service = await testService({ ROLES: 'api', DATA_DIRECTORY: directory });
    db = service.app.get(DataSource);
  });
  afterAll(async () => {
    await service.stop();
    fs.rmSync(directory, { recursive: true });
  });

  const keys = (...args: string[]) => {
    const { DATA_KEYS: _keys, DATA_KEYS_FILE: _file, ...environment } = process.env;
    const own = { DATABASE_URL: service.databaseUrl, DATA_DIRECTORY: directory, REDIS_URL: '' };
    return spawn(process.execPath, [MAIN, 'keys', ...args], { env: { ...environment, ...own }, stdio: ['ignore', 'pipe', 'pipe'] });
  };
  const ended = async (child: ChildProcess) => {
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (said += text));
    const [code] = await once(child, 'exit');
    return { code, said };
  };
  const create = async (n: number): Promise<string> => {
    const payload = { destination: 'MD', details: { displayName: `Person ${n}` } };
    return (await service.app.inject({ method: 'POST', url: '/v1/profiles', payload })).json().id;
  };
  const wrappedBy = async () => {
    const rows: { kek: string; n: number }[] = await db.query(`SELECT kek, count(*)::int AS n FROM platform.data_key GROUP BY kek`);
    return Object.fromEntries(rows.map(({ kek, n }) => [kek, n]));
  };
  const manyOthers = async () => {
    const ring = new KeyRing({ file });
    const ids = Array.from({ length: OTHERS }, (_, n) => `0197b1c0-0000-7000-8000-${String(n).padStart(12, '0')}`);
    const wrapped = await Promise.all(ids.map((id) => ring.wrap(Buffer.alloc(32, 7), id)));
    await db.query(`INSERT INTO platform.data_key (subject_id, kek, wrapped) SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[])`, [
      ids,
      wrapped.map(({ kek }) => kek),
      wrapped.map((one) => one.wrapped),
    ]);
  };

  it('goes on under load without a failed read or write, is killed half way, and is finished by the next', async () => {
    const people: Awaited<ReturnType<typeof create>>[] = [];
    for (let n = 0; n < 40; n += 8) people.push(...(await Promise.all(Array.from({ length: 8 }, (_, one) => create(n + one)))));
    await manyOthers();
    expect([fs.statSync(file).mode & 0o777, fs.statSync(path.dirname(file)).mode & 0o777]).toEqual([0o600, 0o700]);
    let over = false;
    const answers = { reads: 0, writes: 0, failed: [] as string[] };
    const note = ({ statusCode, body }: { statusCode: number; body: string }, kind: 'reads' | 'writes') => {
      answers[kind] += 1;
      if (statusCode >= 300) answers.failed.push(`${statusCode} ${body}`);
    };
    const load = async (at: number) => {
      for (let turn = at; !over; turn++) {
        const url = `/v1/profiles/${people[turn % people.length]}`;
        note(await service.app.inject(url), 'reads');
        if (turn % 4) continue;
        note(
          await service.app.inject({
            method: 'POST',
            url: `${url}/evidence`,
            payload: { kind: 'document', grade: 'attested', description: `${turn}` },
          }),
          'writes',
        );
        people.push(await create(turn));
      }
    };
    const loads = [1, 2].map(load);

    const killed = keys('rotate');
    const [, half] = await Promise.all([once(killed, 'exit'), halfWay(killed)]);
    expect([Object.keys(half).length, (half['trial-1'] ?? 0) > 0]).toEqual([2, true]);
    const finished = await ended(keys('rewrap'));
    expect(finished).toMatchObject({ code: 0, said: expect.stringMatching(/[1-9]\d* data keys wrapped anew/) });
    const soFar = answers.reads;
    await eventually(
      async () => answers.reads,
      (reads) => reads > soFar + 20,
    );
    over = true;
    await Promise.all(loads);

    expect(answers.failed).toEqual([]);
    expect(answers.reads).toBeGreaterThan(100);
    expect(await wrappedBy()).toEqual({ [await new KeyRing({ file }).current()]: OTHERS + people.length });
    for (const id of people) expect((await service.app.inject(`/v1/profiles/${id}/evidence`)).statusCode).toBe(200);
    console.log(`      ${answers.reads} reads and ${answers.writes} writes while ${OTHERS} data keys were wrapped anew: none failed`);
  }, 180_000);

  it('retires a key that wraps nothing any more, and no other', async () => {
    const current = await new KeyRing({ file }).current();
    expect(await ended(keys('retire', current))).toMatchObject({ code: 1, said: expect.stringContaining('is in use') });
    expect(await ended(keys('retire', 'trial-1'))).toMatchObject({ code: 0 });
    expect(fs.readFileSync(file, 'utf8')).toMatch(new RegExp(`^${current}:[^\\n]+\\n$`));
  }, 180_000);

  async function halfWay(child: ChildProcess): Promise<Record<string, number>> {
    await eventually(wrappedBy, (by) => Object.keys(by).length === 2 && (by['trial-1'] ?? 0) < OTHERS - 2_000, 60_000);
    child.kill('SIGKILL');
    return wrappedBy();
  }
});
