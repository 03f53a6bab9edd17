import fc from 'fast-check';
import { aCandidate, anId, anOpening, MD, NEARNESS, openings, TODAY } from '../../../../test/fixtures/matching-worlds.js';
import { parseRegion } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import { explainMatch } from '../explain.js';
import type { Opening } from '../opening.js';
import { compareRanked } from '../rank.js';
import { rankByLookingAtAll } from '../reference.js';
import { endOf } from './list-end.js';
import { type Listed, PeopleIndex } from './people-index.js';

const LENGTH = 3;
const SEED = 20_261_124;
/** Lombardy holds Milan and Bergamo; who accepts more than three that lie apart is kept otherwise than who accepts few. */
const REGIONS = ['MD-OR', 'MD-CU', 'MD-BA', 'MD-CA', 'IT-25', 'IT-MI', 'IT-BG'].map(parseRegion);
const someRegions = fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 4, arbitrary: fc.subarray(REGIONS) });
const somebody = fc.tuple(aCandidate, someRegions).map(([one, regions]) => ({ ...one, wishes: { ...one.wishes, regions } }));
const aVacancy = fc.tuple(anOpening(anId), fc.constantFrom(...REGIONS)).map(([opening, region]) => ({ ...opening, region }));
const vacancies = fc
  .tuple(openings, fc.array(fc.constantFrom(...REGIONS), { minLength: 1 }))
  .map(([all, regions]) => all.map((opening, at) => ({ ...opening, region: regions[at % regions.length]! })));
const people: fc.Arbitrary<Candidate[]> = fc
  .array(somebody, { minLength: 1, maxLength: 12 })
  .map((all) => all.flatMap((one, at) => [`b${at}`, `a${at}`].map((profileId) => ({ ...one, profileId }))));
const change = fc.tuple(aVacancy, fc.nat(), fc.constantFrom('insert', 'change', 'close'));
type Change = readonly [made: Opening, which: number, act: string];

const listsOf = (candidate: Candidate, world: Iterable<Opening>) => rankByLookingAtAll(candidate, world, NEARNESS, TODAY, LENGTH);
const endsOf = (candidate: Candidate, world: Iterable<Opening>) => {
  const { items, open } = listsOf(candidate, world);
  return { items: endOf(items, LENGTH), open: endOf(open, LENGTH) };
};

/** The vacancy as it was, and as it is after the act. */
function after([made, which, act]: Change, world: ReadonlyMap<string, Opening>): Opening {
  const known = [...world.values()][which % Math.max(1, world.size)];
  if (!known || act === 'insert') return made;
  return act === 'close' ? { ...known, status: 'closed' } : { ...made, id: known.id, status: 'open' };
}

describe('the index of people', () => {
  it('finds exactly those whose lists one vacancy changes, as it comes, changes and closes, and keeps the ends of lists current', () => {
    let [found, tried] = [0, 0];
    fc.assert(
      fc.property(vacancies, people, fc.array(change, { minLength: 1, maxLength: 12 }), (first, candidates, changes) => {
        const [index, world] = [new PeopleIndex(MD, NEARNESS), new Map(first.map((one) => [one.id, one]))];
        for (const one of candidates) index.apply(one, endsOf(one, world.values()));
        for (const one of changes) {
          const next = after(one, world);
          const before = world.get(next.id);
          const lists = candidates.map((candidate) => JSON.stringify(listsOf(candidate, world.values())));
          const affected = index.whoseListsChange(before, next, TODAY);
          world.set(next.id, next);
          const differ = candidates.filter((candidate, at) => JSON.stringify(listsOf(candidate, world.values())) !== lists[at]);
          expect(affected.toSorted()).toEqual(differ.map(({ profileId }) => profileId).sort());
          for (const candidate of differ) index.keepEnds(candidate.profileId, endsOf(candidate, world.values()));
          [found, tried] = [found + differ.length, tried + candidates.length];
        }
      }),
      { numRuns: 300, seed: SEED },
    );
    expect(found / tried).toBeGreaterThan(0.05);
    expect(found / tried).toBeLessThan(0.5);
  });

  it('gives the candidates of a vacancy as explaining it to everybody does, while people come, change and go', () => {
    let filled = 0;
    fc.assert(
      fc.property(aVacancy, people, fc.array(fc.tuple(fc.nat(), somebody, fc.boolean()), { maxLength: 40 }), (opening, all, moves) => {
        const [index, truth] = [new PeopleIndex(MD, NEARNESS), new Map(all.map((one) => [one.profileId, one]))];
        for (const one of all) index.apply(one, endsOf(one, []));
        for (const [which, candidate, goes] of moves) {
          const { profileId } = all[which % all.length] as Candidate;
          if (goes) index.remove(profileId);
          else index.apply({ ...candidate, profileId }, endsOf(candidate, []));
          if (goes) truth.delete(profileId);
          else truth.set(profileId, { ...candidate, profileId });
          if (which % 5 === 0) index.packAll();
        }
        const matched = [...truth.values()]
          .map((candidate) => ({ id: candidate.profileId, ...explainMatch(candidate, opening, NEARNESS, TODAY) }))
          .filter(({ standing }) => standing === 'matched');
        const expected = matched.map(({ id, score }) => ({ id, score })).sort(compareRanked);
        expect(index.candidatesFor(opening, TODAY, 5)).toEqual(expected.slice(0, 5));
        expect(index.size).toBe(truth.size);
        if (expected.length) filled++;
      }),
      { numRuns: 500, seed: SEED },
    );
    expect(filled).toBeGreaterThan(100);
  });

  it('is as exact when people fill several blocks, go, come again and are packed', () => {
    const kinds = fc.sample(somebody, { numRuns: 40, seed: SEED });
    const everyone = Array.from({ length: 12_000 }, (_, at) => ({ ...kinds[at % kinds.length]!, profileId: `person-${at}` }));
    const end = (at: number) => ({ score: (at * 37) % 6_000, id: `vacancy-${at % 40}` });
    const index = new PeopleIndex(MD, NEARNESS);
    for (const [at, one] of everyone.entries()) index.apply(one, { items: end(at), open: end(at + 1) });
    const here = everyone.filter((_, at) => at % 3 !== 1);
    for (const { profileId } of everyone.filter((_, at) => at % 3 === 1)) index.remove(profileId);
    for (const opening of fc.sample(aVacancy, { numRuns: 30, seed: SEED })) {
      const listed = new Map<string, Listed>();
      const ofKind = kinds.map((kind) => explainMatch(kind, opening, NEARNESS, TODAY));
      for (const { profileId } of here) {
        const at = Number(profileId.slice('person-'.length));
        const { standing, score } = ofKind[at % kinds.length]!;
        const open = standing === 'open';
        const before = compareRanked({ id: opening.id, score }, end(open ? at + 1 : at)) <= 0;
        if ((open || standing === 'matched') && before) listed.set(profileId, { score, open });
      }
      expect(index.listing(opening, TODAY)).toEqual(listed);
      if (opening.id.endsWith('3')) index.packAll();
    }
    expect(index.size).toBe(here.length);
  });

  it('decides ties by ids also after those in which no list ends any more were forgotten', () => {
    const [opening] = fc
      .sample(aVacancy, { numRuns: 1, seed: SEED })
      .map((one) => ({ ...one, id: 'vacancy-5000', remote: true, status: 'open', expiresOn: undefined }));
    const kind = fc
      .sample(somebody, { numRuns: 400, seed: SEED })
      .find((one) => explainMatch(one, opening as Opening, NEARNESS, TODAY).standing === 'matched')!;
    const { score } = explainMatch(kind, opening as Opening, NEARNESS, TODAY);
    const index = new PeopleIndex(MD, NEARNESS);
    const end = (id: string) => ({ items: { score, id }, open: { score, id } });
    for (const profileId of ['a', 'b']) index.apply({ ...kind, profileId }, end('vacancy-0'));
    for (let at = 1_000; at < 9_000; at++) index.keepEnds(at % 2 ? 'a' : 'b', end(`vacancy-${at}`));
    expect([...index.listing(opening as Opening, TODAY).keys()]).toEqual(['a', 'b']);
    index.keepEnds('a', end('vacancy-4999'));
    expect([...index.listing(opening as Opening, TODAY).keys()]).toEqual(['b']);
  });

  it('gives back the room of people who have gone', () => {
    const [one] = fc.sample(aCandidate, { numRuns: 1, seed: 7 }) as [Candidate];
    const index = new PeopleIndex(MD, NEARNESS);
    for (let round = 0; round < 20_000; round++) index.apply({ ...one, profileId: `person-${round % 50}` }, endsOf(one, []));
    expect(index.size).toBe(50);
    expect(index.bytes).toBeLessThan(40_000);
  });
});
