import { DataSource } from 'typeorm';
import { CountryLeases } from '../../src/matching/application/country-leases.js';
import { WriteLists } from '../../src/matching/application/write-lists.js';
import { CheckpointRepository } from '../../src/matching/storage/checkpoint.repository.js';
import { type Lease, LeasesRepository } from '../../src/matching/storage/leases.repository.js';
import { MatchListsRepository } from '../../src/matching/storage/match-lists.repository.js';
import { databaseOptions } from '../../src/platform/database/data-source.js';
import { newId } from '../../src/platform/database/new-id.js';
import { parseCountry, parseIsoDate } from '../../src/standards/index.js';
import { testDatabase } from '../fixtures/test-database.js';

const [MD, RO, IT] = ['MD', 'RO', 'IT'].map(parseCountry) as [ReturnType<typeof parseCountry>, never, never];
const DAY = parseIsoDate('2026-11-24');

describe('the lease on a country', () => {
  let dataSource: DataSource;
  let drop: () => Promise<void>;
  let leases: LeasesRepository;
  let lists: MatchListsRepository;
  let write: WriteLists;
  beforeAll(async () => {
    const database = await testDatabase();
    drop = database.drop;
    dataSource = await new DataSource(databaseOptions(database.url, [])).initialize();
    leases = new LeasesRepository(dataSource);
    lists = new MatchListsRepository(dataSource);
    write = new WriteLists(dataSource, lists, new CheckpointRepository(dataSource), leases);
  });
  afterAll(async () => {
    await dataSource.destroy();
    await drop();
  });
  const runsOut = (country: string) =>
    dataSource.query(`UPDATE matching.lease SET expires_at = clock_timestamp() - interval '1 ms' WHERE country = $1`, [country]);
  const aList = () => ({
    profileId: newId(),
    person: { profile: 1, recognition: 1 },
    world: { vacancies: 1, taxonomy: 1, asOf: DAY },
    items: [],
    open: [],
  });

  it('is held by one of eight workers at a time, and all get their turn', async () => {
    let inside = 0;
    let most = 0;
    let turns = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await dataSource.query('SELECT pg_sleep(0.03)');
      inside--;
      turns++;
    };
    await Promise.all(Array.from({ length: 8 }, () => new CountryLeases(leases).forEach([MD], work)));
    expect({ most, turns }).toEqual({ most: 1, turns: 8 });
  });

  it('of a worker that died is given at once when the clock has gone back meanwhile', async () => {
    await leases.take(IT, 'died');
    await dataSource.query(`UPDATE matching.lease SET expires_at = clock_timestamp() + interval '1 hour' WHERE country = $1`, [IT]);
    expect(await leases.someoneDied()).toBe(true);
    const next = (await leases.take(IT, 'next')) as Lease;
    expect(next).toMatchObject({ country: IT });
    await leases.release(next);
  });

  it('is not given while it runs, and given with a higher token when it has run out', async () => {
    const first = (await leases.take(RO, 'first')) as Lease;
    expect(await leases.take(RO, 'second')).toBeUndefined();
    expect(await leases.someoneDied()).toBe(false);
    await runsOut(RO);
    expect(await leases.someoneDied()).toBe(true);
    const second = (await leases.take(RO, 'second')) as Lease;
    expect(second.token).toBeGreaterThan(first.token);
  });

  it('refuses what its former holder still writes, reports or releases', async () => {
    const former = (await leases.take(IT, 'former')) as Lease;
    await runsOut(IT);
    const present = (await leases.take(IT, 'present')) as Lease;
    const [late, good] = [aList(), aList()];
    await expect(write.execute([late], former)).rejects.toMatchObject({ code: 'match-lease-lost', country: 'IT' });
    await expect(leases.reach(former, late.world)).rejects.toMatchObject({ code: 'match-lease-lost' });
    await leases.release(former);
    await write.execute([good], present);
    expect([await lists.find(late.profileId), await lists.find(good.profileId)]).toEqual([undefined, good]);
    expect(await leases.take(IT, 'third')).toBeUndefined();
  });

  it('that ran out and that nobody needs is freed, and its former holder writes nothing more', async () => {
    const former = (await leases.take(parseCountry('DE'), 'former')) as Lease;
    await runsOut('DE');
    await leases.freeTheDead();
    expect(await leases.someoneDied()).toBe(false);
    await expect(write.execute([aList()], former)).rejects.toMatchObject({ code: 'match-lease-lost' });
  });

  it('is free again at once when the work fails', async () => {
    const countries = new CountryLeases(leases);
    await expect(countries.withLease(parseCountry('FR'), () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await leases.take(parseCountry('FR'), 'next')).toBeDefined();
  });
});
