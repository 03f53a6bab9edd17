import fc from 'fast-check';
import { RETRY_AFTER_SECONDS, restAfter, retryAfter } from './retry-schedule.js';

describe('the schedule of repeats', () => {
  it('reaches over three days with growing delays, then gives up', () => {
    const waits = RETRY_AFTER_SECONDS.map((_, index) => retryAfter(index + 1, undefined, 0) as number);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(waits.reduce((sum, one) => sum + one, 0)).toBeGreaterThanOrEqual(3 * 86_400);
    expect(retryAfter(RETRY_AFTER_SECONDS.length + 1, undefined, 0)).toBeUndefined();
  });

  it('never waits less than planned or asked, nor more than a day and a tenth', () => {
    const tries = fc.integer({ min: 1, max: RETRY_AFTER_SECONDS.length });
    const asked = fc.option(fc.double({ min: 0, max: 1e9, noNaN: true }), { nil: undefined });
    fc.assert(
      fc.property(tries, asked, fc.double({ min: 0, max: 1, noNaN: true }), (tried, wanted, chance) => {
        const seconds = retryAfter(tried, wanted, chance) as number;
        expect(seconds).toBeGreaterThanOrEqual(RETRY_AFTER_SECONDS[tried - 1] as number);
        expect(seconds).toBeGreaterThanOrEqual(Math.min(wanted ?? 0, 86_400));
        expect(seconds).toBeLessThanOrEqual(86_400 * 1.1);
      }),
    );
  });

  it('lets an address rest only after repeated failures, and for an hour at most', () => {
    expect([1, 2, 3, 4, 20].map(restAfter)).toEqual([0, 0, 15, 30, 3_600]);
  });
});
