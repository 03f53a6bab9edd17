import { DataSource } from 'typeorm';
import { newId } from '../../src/platform/database/new-id.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

describe('a process of this release beside one of the next', () => {
  let service: TestService;
  let db: DataSource;
  beforeAll(async () => {
    service = await testService();
    db = service.app.get(DataSource);
  });
  afterAll(() => service?.stop());
  const tell = async (name: string, hearers: string[] | null) => {
    const id = newId();
    const told = `INSERT INTO platform.outbox (id, name, data, hearers) VALUES ($1, $2, '{}', $3)`;
    await db.query(told, [id, name, hearers]);
    return id;
  };
  const relayed = async (id: string): Promise<boolean> =>
    (await db.query(`SELECT relayed_at IS NOT NULL AS relayed FROM platform.outbox WHERE id = $1`, [id]))[0].relayed;

  it('leaves to it the events, versions and hearers that it does not know, and goes on with all others', async () => {
    const newer = [
      await tell('profile.changed.v2', ['recognition/assess-profile-again']),
      await tell('vacancy.changed.v1', ['matching/follow-vacancies', 'letters/tell-subscribers']),
    ];
    const known = [
      await tell('vacancy.changed.v1', ['matching/follow-vacancies']),
      await tell('vacancy.changed.v1', null),
      await tell('validation.opened.v1', []),
    ];
    for (const id of known) await eventually(() => relayed(id), Boolean);
    expect(await Promise.all(newer.map(relayed))).toEqual([false, false]);
    expect(await service.app.get(Outbox).waiting()).toBe(0);
  });

  it('writes with each event who hears it', async () => {
    await service.app.inject({ method: 'POST', url: '/v1/profiles', payload: { destination: 'MD' } });
    const [{ hearers }] = await db.query(`SELECT hearers FROM platform.outbox WHERE name = 'profile.changed.v1'`);
    expect(hearers).toEqual(expect.arrayContaining([expect.stringMatching(/^recognition\//)]));
  });
});
