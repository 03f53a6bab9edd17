import { type FuzzWorld, fuzzWorld } from '../fixtures/fuzz-world.js';

/** The same requests every time; `npm run fuzz -- --seconds 600` sends others for as long as is wanted. */
const SEED = 20_261_126;
const RUNS = 6;

describe('whatever is sent to whatever operation', () => {
  let world: FuzzWorld;
  beforeAll(async () => {
    world = await fuzzWorld();
  });
  afterAll(() => world.stop());

  it('is answered as the document declares, and never by a fault of ours', async () => {
    const { faults, statuses } = await world.run(SEED, RUNS);
    expect(faults).toEqual([]);
    for (const status of [200, 201, 400, 401, 403, 404, 422]) expect([status, statuses[status]]).toEqual([status, expect.any(Number)]);
  });
});
