import { Attempts } from './attempts.js';

describe('attempts', () => {
  it('are refused after so many failures, key by key, until the window has passed', () => {
    let now = 0;
    const attempts = new Attempts(3, 60_000, () => now);
    for (const at of [0, 10_000, 20_000]) {
      now = at;
      expect(attempts.secondsLeft('one')).toBe(0);
      attempts.failed('one');
    }
    expect([attempts.secondsLeft('one'), attempts.secondsLeft('other')]).toEqual([40, 0]);
    now = 59_999;
    expect(attempts.secondsLeft('one')).toBe(1);
    now = 60_000;
    expect(attempts.secondsLeft('one')).toBe(0);
    attempts.failed('one');
    expect(attempts.secondsLeft('one')).toBe(0);
  });

  it('of more keys than can be remembered forget the oldest', () => {
    const attempts = new Attempts(1, 60_000, () => 0);
    for (let at = 0; at <= 20_000; at += 1) attempts.failed(String(at));
    expect([attempts.secondsLeft('0'), attempts.secondsLeft('1'), attempts.secondsLeft('20000')]).toEqual([0, 60, 60]);
  });
});
