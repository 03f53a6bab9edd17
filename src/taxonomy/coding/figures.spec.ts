import fc from 'fast-check';
import { groupShare, interval, meanReciprocal, type Rank, recall } from './figures.js';

const ranks: Rank[] = [
  { rank: 1, sameGroup: true },
  { rank: 4, sameGroup: true },
  { rank: 0, sameGroup: false },
  { rank: 2, sameGroup: false },
];

describe('figures of a report', () => {
  it('count what was found among the first, what was not found as nothing', () => {
    expect([recall(ranks, 1), recall(ranks, 2), recall(ranks, 10)]).toEqual([0.25, 0.5, 0.75]);
    expect([meanReciprocal(ranks), groupShare(ranks)]).toEqual([(1 + 1 / 4 + 1 / 2) / 4, 0.5]);
    expect(recall([], 1)).toBe(0);
  });
  it('lie in an interval that is the same for the same seed, holds the figure and narrows with more rows', () => {
    const first = (some: readonly Rank[]) => recall(some, 1);
    expect(interval(ranks, first, 3)).toEqual(interval(ranks, first, 3));
    const rank = fc.record({ rank: fc.nat(20), sameGroup: fc.boolean() });
    fc.assert(
      fc.property(fc.array(rank, { minLength: 20, maxLength: 60 }), (some) => {
        const [low, high] = interval(some, first);
        expect(low).toBeLessThanOrEqual(first(some));
        expect(high).toBeGreaterThanOrEqual(first(some));
        const [lowOfMany, highOfMany] = interval(Array.from({ length: 9 }, () => some).flat(), first);
        expect(highOfMany - lowOfMany).toBeLessThanOrEqual(high - low);
      }),
      { numRuns: 20 },
    );
  });
});
