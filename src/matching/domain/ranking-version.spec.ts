import { createHash } from 'node:crypto';
import { RANKING_VERSION, WEIGHTS } from './weights.js';

describe('the version of the ranking', () => {
  it('is raised with the weights: these are those of 1.0.0', () => {
    const digest = createHash('sha256').update(JSON.stringify(WEIGHTS)).digest('hex').slice(0, 16);
    expect({ version: RANKING_VERSION, digest }).toEqual({ version: '1.0.0', digest: '02428aa5dba2c1ab' });
  });
});
