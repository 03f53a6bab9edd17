import fc from 'fast-check';
import { comparableName } from './comparable-name.js';

describe('a name as it is compared', () => {
  it.each([
    ['in capitals', 'ȘTEFAN MARCU'],
    ['without diacritics', 'Stefan Marcu'],
    ['with the cedilla of old keyboards', 'Şte\u0301fan Marcu'],
    ['with the surname first', 'Marcu, Ștefan'],
    ['with more spaces', '  Ștefan \u00a0 Marcu '],
  ])('is the same %s', (_, written) => {
    expect(comparableName(written)).toBe(comparableName('Ștefan Marcu'));
  });

  it('is another with another word', () => {
    expect(comparableName('Ștefan Marcu Ion')).not.toBe(comparableName('Ștefan Marcu'));
    expect(comparableName(' - ')).toBeUndefined();
  });

  it('is itself when it is made comparable again, whatever was written, and whatever the order and the case of its words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (name) => {
        const once = comparableName(name);
        expect(comparableName(once ?? '')).toBe(once);
      }),
      { numRuns: 2_000 },
    );
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-zăâîșț]{1,12}$/), { minLength: 1, maxLength: 5 }), (words) => {
        expect(comparableName(words.toReversed().join(' ').toUpperCase())).toBe(comparableName(words.join(' ')));
      }),
    );
  });
});
