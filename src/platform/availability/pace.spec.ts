import { Pace } from './pace.js';

describe('the pace at which requests are worked off', () => {
  let now = 0;
  const pace = () => new Pace(() => now);
  /** So many at once, each answered after so long, often enough to be believed. */
  const serve = (one: Pace, atOnce: number, ms: number) => {
    for (let times = 0; times < 200; times++) {
      const requests = Array.from({ length: atOnce }, () => ({}));
      for (const request of requests) one.begin(request);
      now += ms;
      for (const request of requests) one.end(request);
    }
  };

  it('tells nobody to go before anything was seen', () => {
    expect(pace().wait).toBe(0);
  });

  it('foresees for one more what it took with as many', () => {
    const one = pace();
    serve(one, 1, 20);
    for (let n = 0; n < 9; n++) one.begin({});
    expect([one.working, Math.round(one.wait)]).toEqual([9, 200]);
  });

  it('sees that waiting for others costs less than working, and that it has become slower', () => {
    const [waiting, slower] = [pace(), pace()];
    serve(waiting, 10, 20);
    expect(waiting.wait).toBeLessThan(10);
    serve(slower, 1, 20);
    serve(slower, 1, 80);
    expect(slower.wait).toBeGreaterThan(75);
  });

  it('learns nothing from what does not count, nor from who went without an answer', () => {
    const one = pace();
    const [feed, gone] = [{}, {}];
    one.begin(feed);
    one.begin(gone);
    now += 60_000;
    one.end(feed, false);
    one.leave(gone);
    expect([one.working, one.wait]).toEqual([0, 0]);
  });
});
