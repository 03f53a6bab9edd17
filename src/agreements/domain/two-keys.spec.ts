import fc from 'fast-check';
import type { CountryCode } from '../../standards/index.js';
import { type TurnedKey, turnKey, waitingFor } from './two-keys.js';

const PARTIES = ['IT', 'MD', 'RO'] as CountryCode[];
const key = fc.record({
  party: fc.constantFrom(...PARTIES),
  actor: fc.constantFrom('Ana', 'Bruno', 'Corina', 'Dan'),
  hash: fc.constantFrom('one', 'two'),
});
/** Keys that are refused change nothing. */
const turnAll = (keys: readonly TurnedKey[], present: string) =>
  keys.reduce<readonly TurnedKey[]>((turned, one) => {
    try {
      return turnKey(turned, one, present);
    } catch {
      return turned;
    }
  }, []);

describe('two keys', () => {
  it('no sequence of consents by one person completes a text, whatever offices they hold', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 20 }), (keys) => {
        const alone = keys.map((one) => ({ ...one, actor: 'Ana' }));
        expect(waitingFor(PARTIES, turnAll(alone, 'one'), 'one').length).toBeGreaterThanOrEqual(PARTIES.length - 1);
      }),
    );
  });
  it('a complete text has one consent of each party, each by another person, and all to the content as it reads', () => {
    fc.assert(
      fc.property(fc.array(key, { maxLength: 30 }), (keys) => {
        const turned = turnAll(keys, 'one');
        if (waitingFor(PARTIES, turned, 'one').length) return;
        expect(turned.map(({ party }) => party).toSorted()).toEqual(PARTIES);
        expect(new Set(turned.map(({ actor }) => actor)).size).toBe(PARTIES.length);
        expect(turned.every(({ hash }) => hash === 'one')).toBe(true);
      }),
    );
  });
  it('a change of the content voids every consent given before', () => {
    const both = turnAll(
      [
        { party: PARTIES[0]!, actor: 'Ana', hash: 'one' },
        { party: PARTIES[1]!, actor: 'Bruno', hash: 'one' },
      ],
      'one',
    );
    expect(waitingFor(PARTIES, both, 'two')).toEqual(PARTIES);
  });
});
