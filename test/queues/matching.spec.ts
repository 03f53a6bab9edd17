import { DataSource } from 'typeorm';
import { LoadDemonstration } from '../../src/demonstration/index.js';
import { LIST_LENGTH } from '../../src/matching/application/compute-lists.js';
import { PeopleAtPresent } from '../../src/matching/application/person-at-present.js';
import { PresentIndex } from '../../src/matching/application/present-index.js';
import { PresentPeople } from '../../src/matching/application/present-people.js';
import { PresentTaxonomy } from '../../src/matching/application/present-taxonomy.js';
import { ReadMatches } from '../../src/matching/application/read-matches.js';
import { openingOf } from '../../src/matching/domain/opening.js';
import { rankByLookingAtAll } from '../../src/matching/domain/reference.js';
import { ReconcileMatches } from '../../src/matching/index.js';
import { MatchListsRepository } from '../../src/matching/storage/match-lists.repository.js';
import { today } from '../../src/platform/clock.js';
import { Outbox } from '../../src/platform/outbox/outbox.js';
import { Queues } from '../../src/platform/queues/queues.js';
import { ChangeProfile, Profiles } from '../../src/profiles/index.js';
import { parseCountry, parseIsoDate, parseRegion } from '../../src/standards/index.js';
import { KeepVacancies, Vacancies } from '../../src/vacancies/index.js';
import { formOf } from '../fixtures/a-vacancy.js';
import { eventually, referenceService, type TestService } from '../fixtures/test-service.js';

describe('match lists, kept by the queue', () => {
  let service: TestService;
  let people: string[];
  beforeAll(async () => {
    service = await referenceService();
    const load = service.app.get(LoadDemonstration);
    await load.people();
    await load.vacancies();
    people = (await service.app.get(Profiles).demonstrationPeople()).map(({ id }) => id);
    await allFresh();
  });
  afterAll(() => service.stop());

  const get = <T>(type: new (...args: never[]) => T): T => service.app.get(type);
  const staleOnes = async () => {
    const lists = await Promise.all(people.map((id) => get(ReadMatches).list(id, 1)));
    return lists.filter(({ fresh }) => !fresh).length;
  };
  const allFresh = () => eventually(staleOnes, (stale) => stale === 0, 60_000);
  const idle = () =>
    eventually(
      async () => (await get(Outbox).waiting()) + (await get(Queues).busy(['recognition', 'matching'])),
      (left) => left === 0,
    );
  const stored = async () => new Map((await get(MatchListsRepository).page(undefined, 500)).map((list) => [list.profileId, list]));
  const everyVacancy = () => get(Vacancies).changedSince(0, 10_000);

  /** What the lists ought to be, by looking at every vacancy for everybody. */
  const expected = async () => {
    const openings = (await everyVacancy()).map(openingOf);
    const { nearness } = await get(PresentTaxonomy).get();
    const candidates = await get(PeopleAtPresent).of(await get(Profiles).many(people));
    const ranked = (candidate: (typeof candidates)[number]['candidate']) =>
      rankByLookingAtAll(candidate, openings, nearness, parseIsoDate(today()), LIST_LENGTH);
    return new Map(candidates.map(({ candidate }) => [candidate.profileId, ranked(candidate)]));
  };
  const differing = async () => {
    const [lists, right] = [await stored(), await expected()];
    return people.filter((id) => {
      const { items, open } = right.get(id)!;
      return JSON.stringify([lists.get(id)?.items, lists.get(id)?.open]) !== JSON.stringify([items, open]);
    });
  };

  it('are what looking at every vacancy gives, for everybody, and not empty', async () => {
    expect(await differing()).toEqual([]);
    const filled = [...(await stored()).values()].filter(({ items }) => items.length > 0);
    expect(filled.length).toBeGreaterThan(people.length / 2);
  });

  it('do not change by a byte when sex, age, name, nationality and residence of everybody do', async () => {
    const before = await stored();
    for (const [at, id] of people.entries()) {
      const details = { displayName: `Somebody ${at}`, sex: at % 2 ? ('male' as const) : ('female' as const), birthYear: 1940 + at };
      const other = { nationalities: [parseCountry(at % 3 ? 'IT' : 'UA')], residence: parseCountry(at % 2 ? 'DE' : 'FR') };
      await get(ChangeProfile).change(id, undefined, (profile) => ({ ...profile, ...other }), details);
    }
    await allFresh();
    const after = await stored();
    const ranking = (id: string, lists: typeof before) => JSON.stringify([lists.get(id)?.items, lists.get(id)?.open]);
    expect(people.map((id) => ranking(id, after))).toEqual(people.map((id) => ranking(id, before)));
    expect(people.every((id) => after.get(id)!.person.profile > before.get(id)!.person.profile)).toBe(true);
  });

  it('follow hundreds of vacancies that change, close and come at once', async () => {
    const [all, regions] = [await everyVacancy(), ['MD-OR', 'MD-CU', 'MD-BA'].map(parseRegion)];
    const changed = all.slice(0, 150).map((vacancy, at) => ({
      ...formOf(vacancy),
      region: regions[at % 3]!,
      status: at % 4 ? ('open' as const) : ('closed' as const),
      ...(at % 5 === 0 && { reference: `new-${at}` }),
    }));
    const batches = Array.from({ length: 30 }, (_, at) => changed.slice(5 * at, 5 * at + 5));
    await Promise.all(batches.map((batch) => get(KeepVacancies).execute(batch)));
    await allFresh();
    expect(await differing()).toEqual([]);
  });

  it('are computed from rows read again when an index in memory is spoilt, and are shown as stale meanwhile (F15)', async () => {
    await idle();
    const spoil = (held: object) => {
      for (const index of (held as { countries: Map<string, object> }).countries.values())
        for (const name of ['rankAll', 'listing', 'apply']) Object.defineProperty(index, name, { value: spoilt });
    };
    let failures = 0;
    const spoilt = () => {
      failures += 1;
      throw new RangeError('memory access out of bounds');
    };
    const [vacancies, persons] = [await get(PresentIndex).get(), await get(PresentPeople).get()];
    for (const held of [vacancies, persons]) spoil(held);
    const [first] = people as [string];
    await get(ChangeProfile).change(first, undefined, (profile) => ({ ...profile, nationalities: [parseCountry('MD')] }));
    expect((await get(ReadMatches).list(first, 1)).fresh).toBe(false);
    const [vacancy] = await everyVacancy();
    await get(KeepVacancies).execute([{ ...formOf(vacancy!), region: parseRegion('MD-UN') }]);
    await allFresh();
    expect(failures).toBeGreaterThan(0);
    expect(await differing()).toEqual([]);
    expect([vacancies.isBroken, (await get(PresentIndex).get()) === vacancies]).toEqual([true, false]);
  });

  it('are found and made fresh again when lists, jobs and the checkpoint were lost', async () => {
    await idle();
    const db = get(DataSource);
    const [first, second, third] = people;
    await db.query(`DELETE FROM matching.match_list WHERE profile_id = ANY($1)`, [[first, second]]);
    await db.query(`UPDATE matching.match_list SET profile_revision = 0, items = '[]' WHERE profile_id = $1`, [third]);
    await db.query(`UPDATE matching.checkpoint SET vacancies_revision = 0`);
    await db.query(`UPDATE matching.match_list SET vacancies_revision = 1`);
    await db.query(`INSERT INTO matching.match_list SELECT gen_random_uuid(), 1, 1, 1, 1, '2020-01-01', '[]', '[]'`);
    expect(await staleOnes()).toBe(people.length);
    expect(await get(ReconcileMatches).execute()).toBe(4);
    await allFresh();
    expect(await differing()).toEqual([]);
    expect((await stored()).size).toBe(people.length);
    expect(await get(ReconcileMatches).execute()).toBe(0);
  });
});
