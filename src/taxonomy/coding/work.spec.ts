import { atOnce, inTurns, mapped, type Work } from './work.js';

function* squares(numbers: readonly number[]): Work<number[]> {
  return yield* mapped(numbers, (one) => one * one);
}

describe('long work', () => {
  const numbers = Array.from({ length: 2_000 }, (_, at) => at);

  it('comes to the same at once and in turns', async () => {
    const expected = numbers.map((one) => one * one);
    expect(atOnce(squares(numbers))).toEqual(expected);
    expect(await inTurns(squares(numbers))).toEqual(expected);
  });

  it('lets others come between before it is done', async () => {
    const happened: string[] = [];
    const slow = function* (): Work<void> {
      for (let at = 0; at < 5; at++) {
        const until = performance.now() + 20;
        while (performance.now() < until);
        yield;
      }
      happened.push('done');
    };
    const other = new Promise<void>((resolve) => setTimeout(resolve, 1)).then(() => happened.push('other'));
    await Promise.all([inTurns(slow()), other]);
    expect(happened).toEqual(['other', 'done']);
  });

  it('fails as what it does fails', async () => {
    const failing = function* (): Work<void> {
      yield;
      throw new Error('no such label');
    };
    await expect(inTurns(failing())).rejects.toThrow('no such label');
    expect(() => atOnce(failing())).toThrow('no such label');
  });
});
