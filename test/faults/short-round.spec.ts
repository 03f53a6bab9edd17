import { KINDS } from './harness/all-kinds.js';
import { round } from './harness/round.js';
import { createWorld, type World } from './harness/world.js';

/** So that the harness itself stays alive; `npm run test:faults` is the long one. */
describe('a short round of faults', () => {
  let world: World;
  beforeAll(async () => {
    world = await createWorld('postgres');
  }, 120_000);
  afterAll(() => world.end(), 60_000);

  it.each([
    ['worker-killed', 7],
    ['connections-cut', 8],
  ] as const)(
    'loses nothing and answers nothing wrong: %s',
    async (name, seed) => {
      const kind = KINDS.find((one) => one.name === name)!;
      const { acknowledged, breaches, wrongAnswers } = await round(world, kind, seed);
      expect({ breaches, wrongAnswers }).toEqual({ breaches: [], wrongAnswers: [] });
      expect(acknowledged).toBeGreaterThan(0);
    },
    180_000,
  );
});
