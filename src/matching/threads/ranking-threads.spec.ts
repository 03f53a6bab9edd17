import path from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { aCandidate, MD, NEARNESS, openings, TODAY } from '../../../test/fixtures/matching-worlds.js';
import { CountryIndex } from '../domain/index/country-index.js';
import { webAssemblyEngine } from '../domain/index/engine.js';
import { KERNEL } from '../domain/index/kernel-bytes.js';
import { rankByLookingAtAll } from '../domain/reference.js';
import { WEIGHTS } from '../domain/weights.js';
import { RankingThreads } from './ranking-threads.js';

const BUILD = pathToFileURL(path.resolve('src/matching/assembly/build.mjs')).href;

describe('the kernel in WebAssembly', () => {
  it('is what its source builds to, byte for byte (else: npm run kernel)', async () => {
    const { build } = (await import(BUILD)) as { build: () => Promise<string> };
    expect(await build()).toBe(KERNEL);
  });

  it('has room for the highest sum in a signed lane of 16 bits', () => {
    expect(WEIGHTS.essentialSkills + WEIGHTS.optionalSkills + WEIGHTS.occupation).toBeLessThan(2 ** 15);
  });

  it('ranks many people at once, on several threads, in their order and as looking at every vacancy does', async () => {
    const engine = webAssemblyEngine();
    const threads = new RankingThreads(engine.kernel, 2);
    try {
      fc.assert(
        fc.property(
          openings,
          fc.array(aCandidate, { minLength: 1, maxLength: 12 }),
          fc.integer({ min: 1, max: 8 }),
          (world, some, limit) => {
            const index = new CountryIndex(MD, NEARNESS, engine);
            for (const opening of world) index.load(opening);
            index.packAll();
            const many = Array.from({ length: 600 }, (_, at) => some[at % some.length]!);
            const expected = some.map((one) => rankByLookingAtAll(one, world, NEARNESS, TODAY, limit));
            expect(index.rankAll(many, TODAY, limit)).toEqual(many.map((_, at) => expected[at % some.length]));
          },
        ),
        { numRuns: 60 },
      );
    } finally {
      await threads.close();
    }
  });
});
