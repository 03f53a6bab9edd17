import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { LIST_LENGTH } from '../../src/matching/application/compute-lists.js';
import { PeopleAtPresent } from '../../src/matching/application/person-at-present.js';
import { PresentTaxonomy } from '../../src/matching/application/present-taxonomy.js';
import { ReadMatches } from '../../src/matching/application/read-matches.js';
import { openingOf } from '../../src/matching/domain/opening.js';
import { rankByLookingAtAll } from '../../src/matching/domain/reference.js';
import { CheckpointRepository } from '../../src/matching/storage/checkpoint.repository.js';
import { today } from '../../src/platform/clock.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { Profiles } from '../../src/profiles/index.js';
import { parseIsoDate } from '../../src/standards/index.js';
import { KeepVacancies, Vacancies, type Vacancy, type VacancyForm } from '../../src/vacancies/index.js';
import { formOf } from '../fixtures/a-vacancy.js';
import { end, matchingWorker } from '../fixtures/matching-worker.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

const FEED_MS = 15_000;
/** On a slow machine the feed goes on until a list was seen fresh and one stale. */
const LONGEST_FEED_MS = 60_000;
const PATIENCE_MS = 20_000;

describe('two workers of matching', () => {
  let service: TestService;
  let workers: ChildProcess[];
  let client: pg.Client;
  let people: readonly string[];
  let vacancies: readonly Vacancy[];
  const get = <T>(type: new (...args: never[]) => T): T => service.app.get(type);
  const behind = async () => (await get(Vacancies).revision()) - (await get(CheckpointRepository).reached()).vacancies;
  const listOf = (id: string) => get(ReadMatches).list(id, LIST_LENGTH);
  const fresh = async () => (await Promise.all(people.map(listOf))).filter((list) => list.fresh).length;
  const allFresh = () => eventually(fresh, (n) => n === people.length, PATIENCE_MS);
  const heldLeases = async () =>
    (await client.query(`SELECT country, holder, token::int FROM matching.lease WHERE holder IS NOT NULL`)).rows as {
      country: string;
      holder: string;
      token: number;
    }[];

  beforeAll(async () => {
    const prefix = `two-workers-${randomBytes(4).toString('hex')}`;
    service = await referenceService({ ROLES: 'api,recognition', QUEUE_PREFIX: prefix });
    const load = get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    people = (await get(Profiles).demonstrationPeople()).map(({ id }) => id);
    vacancies = await get(Vacancies).changedSince(0, 10_000);
    workers = await Promise.all([matchingWorker(service.databaseUrl, prefix), matchingWorker(service.databaseUrl, prefix)]);
    client = new pg.Client(service.databaseUrl);
    await client.connect();
    await eventually(fresh, (n) => n === people.length, 60_000);
  }, 120_000);
  afterAll(async () => {
    await Promise.all(workers.map((one) => end(one, 'SIGKILL')));
    await client.end();
    await service.stop();
  });

  /** What brute force over the present vacancies gives, as a reader is shown it. */
  const expected = async (id: string) => {
    const openings = (await get(Vacancies).changedSince(0, 10_000)).map(openingOf);
    const { nearness } = await get(PresentTaxonomy).get();
    const [person] = await get(PeopleAtPresent).of(await get(Profiles).many([id]));
    const { items, open } = rankByLookingAtAll(person!.candidate, openings, nearness, parseIsoDate(today()), LIST_LENGTH);
    return [items, open];
  };
  const shown = ({ items, open }: Awaited<ReturnType<typeof listOf>>) =>
    [items, open].map((list) => list.map(({ vacancy, explanation }) => ({ id: vacancy.id, score: explanation.score })));
  const everyListIsRight = async () => {
    for (const id of people) expect(shown(await listOf(id))).toEqual(await expected(id));
  };

  it('serve a country each at the same time, and both arrive', async () => {
    await client.query('BEGIN');
    await client.query('LOCK TABLE recognition.state IN ACCESS EXCLUSIVE MODE'); // computing waits, and nothing else
    await get(KeepVacancies).execute(vacancies.map((one) => ({ ...formOf(one), status: 'closed' })));
    const held = await eventually(heldLeases, (leases) => leases.length === 2, PATIENCE_MS);
    await client.query('COMMIT');
    expect(held.map(({ country }) => country).sort()).toEqual(['MD', 'RO']);
    expect(new Set(held.map(({ holder }) => processOf(holder)))).toEqual(new Set(workers.map(({ pid }) => pid)));
    await allFresh();
    const revision = await get(Vacancies).revision();
    const { rows } = await client.query(`SELECT vacancies_revision::int AS revision, token::int FROM matching.lease ORDER BY country`);
    expect(rows).toEqual([held, held].map(() => ({ revision, token: expect.any(Number) })));
    await everyListIsRight();
  }, 60_000);

  it('lose nothing when one is killed in the middle of following a feed, and no list that is stale is shown as fresh', async () => {
    const began = performance.now();
    let killing: Promise<{ token: number; country: string }> | undefined;
    let [shownFresh, shownStale] = [0, 0];
    const isEnough = () => {
      const took = performance.now() - began;
      return took > LONGEST_FEED_MS || (took > FEED_MS && shownFresh > 0 && shownStale > 0);
    };
    for (let round = 0; !isEnough(); round++) {
      await get(KeepVacancies).execute(changes(round, vacancies));
      if (round === 5) killing = killInTheMiddle();
      await (round % 4 ? pause(50) : eventually(behind, (left) => left === 0, 3_000).catch(() => {}));
      const id = people[round % people.length] as string;
      const list = await listOf(id);
      if (list.fresh) expect(shown(list)).toEqual(await expected(id));
      if (list.fresh) shownFresh++;
      else shownStale++;
    }
    const killed = (await killing) as { token: number; country: string };
    await allFresh();
    const { rows } = await client.query(`SELECT token::int FROM matching.lease WHERE country = $1`, [killed.country]);
    expect(rows[0].token).toBeGreaterThan(killed.token);
    expect([await behind(), await get(Outbox).waiting()]).toEqual([0, 0]);
    await everyListIsRight();
    console.log(`while one was killed ${shownFresh} lists were fresh and right, ${shownStale} were shown as stale`);
    expect(Math.min(shownFresh, shownStale)).toBeGreaterThan(0);
  }, 180_000);

  /** Holds the writing of lists back until a worker is in the middle of its work. @returns the lease that it died with */
  async function killInTheMiddle() {
    await client.query('BEGIN');
    await client.query('LOCK TABLE matching.match_list IN EXCLUSIVE MODE');
    const [held] = (await eventually(heldLeases, (leases) => leases.length > 0, PATIENCE_MS)) as [
      Awaited<ReturnType<typeof heldLeases>>[0],
    ];
    const dying = workers.find(({ pid }) => pid === processOf(held.holder));
    await end(dying as ChildProcess, 'SIGKILL');
    await client.query('COMMIT');
    return held;
  }
});

function processOf(holder: string): number {
  return Number(holder.split(':')[1]);
}

/** Some open again, some close, some move to other hours; another few in each round. */
function changes(round: number, all: readonly Vacancy[]): VacancyForm[] {
  return all
    .filter((_, at) => at % 7 === round % 7)
    .map((one, at) => ({ ...formOf(one), hoursPerWeek: 10 + ((round + at) % 31), status: (round + at) % 5 ? 'open' : 'closed' }));
}
