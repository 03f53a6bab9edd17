import { DataSource } from 'typeorm';
import { WriteLists } from '../../src/matching/application/write-lists.js';
import type { MatchList } from '../../src/matching/domain/match-list.js';
import { CheckpointRepository } from '../../src/matching/storage/checkpoint.repository.js';
import { LeasesRepository } from '../../src/matching/storage/leases.repository.js';
import { MatchListsRepository } from '../../src/matching/storage/match-lists.repository.js';
import { databaseOptions } from '../../src/platform/database/data-source.js';
import { newId } from '../../src/platform/database/new-id.js';
import { parseIsoDate } from '../../src/standards/index.js';
import { testDatabase } from '../fixtures/test-database.js';

const DAY = parseIsoDate('2026-11-24');

describe('a stored match list', () => {
  let dataSource: DataSource;
  let drop: () => Promise<void>;
  let lists: MatchListsRepository;
  let checkpoint: CheckpointRepository;
  let write: WriteLists;
  beforeAll(async () => {
    const database = await testDatabase();
    drop = database.drop;
    dataSource = await new DataSource(databaseOptions(database.url, [])).initialize();
    lists = new MatchListsRepository(dataSource);
    checkpoint = new CheckpointRepository(dataSource);
    write = new WriteLists(dataSource, lists, checkpoint, new LeasesRepository(dataSource));
  });
  afterAll(async () => {
    await dataSource.destroy();
    await drop();
  });

  const aList = (profileId: string, profile: number, vacancies: number): MatchList => ({
    profileId,
    person: { profile, recognition: 1 },
    world: { vacancies, taxonomy: 1, asOf: DAY },
    items: [{ id: `vacancy-${profile}-${vacancies}`, score: 5_000 }],
    open: [],
  });

  it('is never overwritten by an answer that rests on older revisions', async () => {
    const id = newId();
    await write.execute([aList(id, 8, 12)]);
    await write.execute([aList(id, 7, 12)]);
    await write.execute([aList(id, 8, 11)]);
    expect(await lists.find(id)).toEqual(aList(id, 8, 12));
    await write.execute([aList(id, 9, 12)]);
    expect(await lists.find(id)).toEqual(aList(id, 9, 12));
  });

  it('has to be computed again when the answer is newer in one part and older in another', async () => {
    const [id, other] = [newId(), newId()];
    await write.execute([aList(id, 7, 12)]);
    await expect(write.execute([aList(id, 8, 11), aList(other, 1, 11)])).rejects.toMatchObject({
      code: 'match-list-overtaken',
      profileIds: [id],
    });
    expect([await lists.find(id), await lists.find(other)]).toEqual([aList(id, 7, 12), aList(other, 1, 11)]);
  });

  it('cannot be written any more once a later world was announced', async () => {
    const id = newId();
    await checkpoint.announce({ vacancies: 20, taxonomy: 1, asOf: DAY });
    await expect(write.execute([aList(id, 1, 19)])).rejects.toMatchObject({ code: 'match-list-overtaken' });
    expect(await lists.find(id)).toBeUndefined();
    await write.execute([aList(id, 1, 20)]);
    expect(await lists.find(id)).toEqual(aList(id, 1, 20));
  });

  it('that is being written holds an announcement back until it is there', async () => {
    const id = newId();
    const order: string[] = [];
    let announced: Promise<unknown> = Promise.resolve();
    await dataSource.transaction(async (tx) => {
      await checkpoint.holdAnnouncement(tx);
      announced = checkpoint.announce({ vacancies: 30, taxonomy: 1, asOf: DAY }).then(() => order.push('announced'));
      await waitsForALock(dataSource);
      await lists.write(tx, [aList(id, 1, 21)]);
      order.push('written');
    });
    await announced;
    await expect(write.execute([aList(newId(), 1, 29)])).rejects.toMatchObject({ code: 'match-list-overtaken' });
    expect(order).toEqual(['written', 'announced']);
  });

  it('moves with a checkpoint that never goes back', async () => {
    await checkpoint.move({ vacancies: 30, taxonomy: 2, asOf: DAY });
    await checkpoint.move({ vacancies: 29, taxonomy: 3, asOf: parseIsoDate('2026-11-23') });
    expect(await checkpoint.reached()).toEqual({ vacancies: 30, taxonomy: 3, asOf: DAY });
  });
});

async function waitsForALock(dataSource: DataSource): Promise<void> {
  for (;;) {
    const rows: unknown[] = await dataSource.query(
      `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
    );
    if (rows.length) return;
  }
}
