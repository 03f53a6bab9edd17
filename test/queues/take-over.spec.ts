import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { LIST_LENGTH } from '../../src/matching/application/compute-lists.js';
import { PeopleAtPresent } from '../../src/matching/application/person-at-present.js';
import { PresentTaxonomy } from '../../src/matching/application/present-taxonomy.js';
import { ReadMatches } from '../../src/matching/application/read-matches.js';
import { openingOf } from '../../src/matching/domain/opening.js';
import { rankByLookingAtAll } from '../../src/matching/domain/reference.js';
import { today } from '../../src/platform/clock.js';
import { Profiles } from '../../src/profiles/index.js';
import { parseIsoDate } from '../../src/standards/index.js';
import { KeepVacancies, Vacancies } from '../../src/vacancies/index.js';
import { formOf } from '../fixtures/a-vacancy.js';
import { end, matchingWorker } from '../fixtures/matching-worker.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const PATIENCE_MS = 10_000;

describe('a worker of matching that is killed while it brings lists to the present', () => {
  let service: TestService;
  let workers: ChildProcess[];
  let client: pg.Client;
  let people: string[];
  const get = <T>(type: new (...args: never[]) => T): T => service.app.get(type);
  const lists = () => Promise.all(people.map(async (id) => ({ id, list: await get(ReadMatches).list(id, LIST_LENGTH) })));
  const fresh = async () => (await lists()).filter(({ list }) => list.fresh).length;
  const allFresh = (patience: number) => eventually(fresh, (n) => n === people.length, patience);

  beforeAll(async () => {
    const prefix = `take-over-${randomBytes(4).toString('hex')}`;
    service = await referenceService({ ROLES: 'api,recognition', QUEUE_PREFIX: prefix });
    const load = get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    people = (await get(Profiles).demonstrationPeople()).map(({ id }) => id);
    workers = await Promise.all([matchingWorker(service.databaseUrl, prefix), matchingWorker(service.databaseUrl, prefix)]);
    client = new pg.Client(service.databaseUrl);
    await client.connect();
    await allFresh(60_000);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(workers.map((one) => end(one, 'SIGKILL')));
    await client.end();
    await service.stop();
  });

  const holder = async () => {
    const { rows } = await client.query(`SELECT country, holder, token::int FROM matching.lease WHERE holder IS NOT NULL`);
    return rows[0] as { country: string; holder: string; token: number } | undefined;
  };
  const expected = async (id: string) => {
    const openings = (await get(Vacancies).changedSince(0, 10_000)).map(openingOf);
    const { nearness } = await get(PresentTaxonomy).get();
    const [person] = await get(PeopleAtPresent).of(await get(Profiles).many([id]));
    return rankByLookingAtAll(person!.candidate, openings, nearness, parseIsoDate(today()), LIST_LENGTH);
  };

  it('is followed by another within seconds, and no list that is stale is shown as fresh', async () => {
    const all = await get(Vacancies).changedSince(0, 10_000);
    await client.query('BEGIN');
    await client.query('LOCK TABLE matching.match_list IN EXCLUSIVE MODE');
    await get(KeepVacancies).execute(all.slice(0, 150).map((one, at) => ({ ...formOf(one), status: at % 3 ? 'open' : 'closed' })));
    const held = (await eventually(holder, (one) => one !== undefined)) as NonNullable<Awaited<ReturnType<typeof holder>>>;
    const killed = workers.find(({ pid }) => held.holder.split(':')[1] === String(pid));
    await end(killed as ChildProcess, 'SIGKILL');
    const died = performance.now();
    await client.query('COMMIT');
    const shown = await lists();
    await eventually(
      async () => Number((await client.query(`SELECT token FROM matching.lease WHERE country = $1`, [held.country])).rows[0].token),
      (token) => token > held.token,
      PATIENCE_MS,
    );
    const takenOver = performance.now() - died;
    await allFresh(PATIENCE_MS);
    const healed = performance.now() - died;
    console.log(`taken over after ${(takenOver / 1000).toFixed(1)} s, every list fresh after ${(healed / 1000).toFixed(1)} s`);
    const falselyFresh: string[] = [];
    for (const { id, list } of shown) {
      const right = (await expected(id)).items.map((one) => one.id);
      const told = list.items.map(({ vacancy }) => vacancy.id);
      if (list.fresh && JSON.stringify(told) !== JSON.stringify(right)) falselyFresh.push(id);
    }
    expect(falselyFresh).toEqual([]);
    const { rows } = await client.query(`SELECT profile_id AS id, items, open_items AS open FROM matching.match_list`);
    const differing: string[] = [];
    for (const { id, items, open } of rows) {
      const right = await expected(id);
      if (JSON.stringify([items, open]) !== JSON.stringify([right.items, right.open])) differing.push(id);
    }
    expect([rows.length, differing]).toEqual([people.length, []]);
  }, 120_000);
});
