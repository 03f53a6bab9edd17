import { CEFR_LEVELS, cefrAtLeast, parseCefrLevel } from './cefr-level.js';

describe('a level of the CEFR', () => {
  it('satisfies itself and every weaker level, and no stronger one', () => {
    for (const [held, heldLevel] of CEFR_LEVELS.entries())
      for (const [asked, askedLevel] of CEFR_LEVELS.entries()) expect(cefrAtLeast(heldLevel, askedLevel)).toBe(held >= asked);
  });
  it('is one of six', () => {
    expect(CEFR_LEVELS.map(parseCefrLevel)).toEqual(['A1', 'A2', 'B1', 'B2', 'C1', 'C2']);
    expect(() => parseCefrLevel('b1')).toThrow('write B1');
    expect(() => parseCefrLevel('native')).toThrow('one of A1, A2, B1, B2, C1, C2');
  });
});
