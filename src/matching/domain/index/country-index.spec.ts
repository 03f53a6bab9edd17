import fc from 'fast-check';
import { aCandidate, anId, anOpening, MD, NEARNESS, openings, TODAY } from '../../../../test/fixtures/matching-worlds.js';
import { parseIsoDate } from '../../../standards/index.js';
import type { Opening } from '../opening.js';
import { type Ranking, rankByLookingAtAll } from '../reference.js';
import { CountryIndex } from './country-index.js';
import { JAVASCRIPT, webAssemblyEngine } from './engine.js';

const later = parseIsoDate('2026-12-20');

type Change = { readonly apply: Opening } | { readonly remove: string };
const changes: fc.Arbitrary<Change[]> = fc.array(anOpening(anId), { minLength: 1, maxLength: 8 }).chain((kinds) =>
  fc.array(
    fc.oneof(
      fc.tuple(fc.constantFrom(...kinds), anId).map(([kind, id]) => ({ apply: { ...kind, id } })),
      anId.map((remove) => ({ remove })),
    ),
    { maxLength: 120 },
  ),
);

function make(change: Change, index: CountryIndex, truth: Map<string, Opening>): void {
  if ('remove' in change) {
    index.remove(change.remove);
    truth.delete(change.remove);
  } else {
    index.apply(change.apply);
    truth.set(change.apply.id, change.apply);
  }
}

const ENGINES = { JavaScript: JAVASCRIPT, WebAssembly: webAssemblyEngine() };

describe.each(Object.entries(ENGINES))('the index of a country, ranking in %s', (_, engine) => {
  it('is tried on worlds in which lists are full, ties are met and questions stay open', () => {
    const worlds = fc.sample(fc.tuple(openings, aCandidate), { numRuns: 300, seed: 11 });
    const rankings = worlds.map(([world, candidate]) => rankByLookingAtAll(candidate, world, NEARNESS, TODAY, 3));
    const tied = ({ items }: Ranking) => items.some(({ score }, at) => at > 0 && items[at - 1]?.score === score);
    const share = (holds: (ranking: Ranking) => boolean) => rankings.filter(holds).length / rankings.length;
    expect(share(({ items }) => items.length === 3)).toBeGreaterThan(0.2);
    expect(share(({ open }) => open.length > 0)).toBeGreaterThan(0.2);
    expect(share(tied)).toBeGreaterThan(0.1);
    const anywhere = worlds.map(([world, { wishes, ...candidate }]) => {
      const without = { ...candidate, wishes: { ...wishes, commute: undefined } };
      return rankByLookingAtAll(without, world, NEARNESS, TODAY, 3);
    });
    const decidedByDistance = rankings.filter((ranking, at) => JSON.stringify(ranking) !== JSON.stringify(anywhere[at]));
    expect(decidedByDistance.length / rankings.length).toBeGreaterThan(0.03);
  });

  it('ranks as looking at every vacancy does, ties and open questions too', () => {
    fc.assert(
      fc.property(openings, aCandidate, fc.integer({ min: 1, max: 8 }), fc.boolean(), (world, candidate, limit, packed) => {
        const index = new CountryIndex(MD, NEARNESS, engine);
        for (const opening of world) index.apply(opening);
        if (packed) index.packAll();
        expect(index.rank(candidate, TODAY, limit)).toEqual(rankByLookingAtAll(candidate, world, NEARNESS, TODAY, limit));
      }),
      { numRuns: 1_000 },
    );
  });

  it('stays exact while vacancies come, change and close, whoever asked before, and on another day', () => {
    fc.assert(
      fc.property(changes, aCandidate, aCandidate, fc.nat(120), (all, candidate, other, packAt) => {
        const [index, truth] = [new CountryIndex(MD, NEARNESS, engine), new Map<string, Opening>()];
        for (const [at, change] of all.entries()) {
          make(change, index, truth);
          if (at === packAt) index.packAll();
          if (at % 7 === 0) index.rank(other, TODAY, 3);
        }
        for (const day of [TODAY, later, TODAY]) {
          expect(index.rank(candidate, day, 5)).toEqual(rankByLookingAtAll(candidate, truth.values(), NEARNESS, day, 5));
        }
        expect(index.size).toBe([...truth.values()].filter(({ status }) => status === 'open').length);
      }),
      { numRuns: 500 },
    );
  });

  it('gives back the room of vacancies that have closed', () => {
    const [one] = fc.sample(
      anOpening(anId).filter(({ status }) => status === 'open'),
      { numRuns: 1, seed: 7 },
    ) as [Opening];
    const index = new CountryIndex(MD, NEARNESS, engine);
    for (let round = 0; round < 20_000; round++) index.apply({ ...one, id: `vacancy-${round % 50}` });
    expect(index.size).toBe(50);
    expect(index.bytes).toBeLessThan(40_000);
  });
});
