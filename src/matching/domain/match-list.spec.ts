import { parseIsoDate } from '../../standards/index.js';
import { accountsFor, isFresh, laterWorld, type MatchList, readsTheSame } from './match-list.js';

const [yesterday, day] = ['2026-11-23', '2026-11-24'].map(parseIsoDate) as [
  ReturnType<typeof parseIsoDate>,
  ReturnType<typeof parseIsoDate>,
];
const world = { vacancies: 10, taxonomy: 2, asOf: day };
const list: MatchList = { profileId: 'ana', person: { profile: 3, recognition: 2 }, world, items: [{ id: 'a', score: 5 }], open: [] };

describe('freshness of a match list', () => {
  const nothing = { vacancies: 0, taxonomy: 0, asOf: yesterday };

  it('holds while nothing that it rests on has moved', () => {
    expect(isFresh(list, nothing, list.person, world)).toBe(true);
  });

  it.each([
    ['the profile', { profile: 4, recognition: 2 }, world],
    ['the recognition', { profile: 3, recognition: 3 }, world],
    ['a vacancy', list.person, { ...world, vacancies: 11 }],
    ['the taxonomy', list.person, { ...world, taxonomy: 3 }],
    ['the day', list.person, { ...world, asOf: parseIsoDate('2026-11-25') }],
  ])('ends when %s changes', (_what, person, present) => {
    expect(isFresh(list, nothing, person, present)).toBe(false);
  });

  it('comes back when the checkpoint accounts for the change, but not for the person’s own', () => {
    const present = { ...world, vacancies: 11 };
    expect(isFresh(list, present, list.person, present)).toBe(true);
    expect(isFresh(list, present, { profile: 4, recognition: 2 }, present)).toBe(false);
  });

  it('compares worlds part by part', () => {
    const other = { vacancies: 11, taxonomy: 1, asOf: yesterday };
    expect([accountsFor(world, other), accountsFor(other, world)]).toEqual([false, false]);
    expect(laterWorld(world, other)).toEqual({ vacancies: 11, taxonomy: 2, asOf: day });
  });

  it('need not be written again when it reads the same in a later world', () => {
    expect(readsTheSame(list, { ...list, world: { ...world, vacancies: 99 } })).toBe(true);
    expect(readsTheSame(list, { ...list, person: { profile: 4, recognition: 2 } })).toBe(false);
    expect(readsTheSame(list, { ...list, items: [{ id: 'a', score: 6 }] })).toBe(false);
  });
});
