import fc from 'fast-check';
import { parseIscoGroup } from '../../../standards/index.js';
import { differenceOf } from './code-difference.js';
import { type CodeMapping, parseCodeScheme } from './code-mapping.js';
import { type CodeRow, readCodeRows } from './read-code-rows.js';
import { resolveCode } from './resolve-code.js';

const URI = 'http://data.europa.eu/esco/occupation/00000000-0000-0000-0000-00000000000';
const listOf = (rows: readonly CodeRow[]) => new Map(readCodeRows(rows).map((one) => [one.code, one]));
const resolve = (rows: readonly CodeRow[], code: string) => resolveCode(listOf(rows), 'RO-COR version 1', code);

describe('a national list of occupations', () => {
  it.each(['RO-COR', 'PL-KZIS', 'US-ONET', 'IT-CP2021'])('is named by its country and its name: %s', (name) => {
    expect(parseCodeScheme(name)).toBe(name);
  });

  it.each(['COR', 'ro-cor', 'XX-COR', 'RO-', 7, undefined])('is not named %j', (name) => {
    expect(() => parseCodeScheme(name)).toThrow();
  });

  it('means an occupation of ESCO, or a group of ISCO', () => {
    expect(resolve([{ code: '532202', isco: '5322', occupationUri: `${URI}1` }], ' 532202 ')).toEqual({
      target: { isco: '5322', occupationUri: `${URI}1` },
      because: 'code 532202 of RO-COR version 1 read as ISCO 5322',
    });
  });

  it('takes the group from a code of ESCO', () => {
    expect(resolve([{ code: '324002', escoCode: '3240.2' }], '324002')).toMatchObject({ target: { isco: '3240' } });
  });

  it('of several targets means what they share, and otherwise asks', () => {
    const rows = ['1', '2'].map((last) => ({ code: 'A', isco: '5322', occupationUri: URI + last }));
    expect(resolve(rows, 'A')).toMatchObject({ target: { isco: '5322' } });
    expect(resolve([...rows, { code: 'A', isco: '5321' }], 'A')).toEqual({
      fault: 'Code "A" of RO-COR version 1 means 5322 and 5321: write the one that is right.',
    });
  });

  it('follows what is in the place of a code, through any number of steps', () => {
    const rows = [
      { code: 'A', replacedBy: 'B' },
      { code: 'B', replacedBy: ['C'] },
      { code: 'C', isco: '7212' },
    ];
    expect(resolve(rows, 'A')).toEqual({
      target: { isco: '7212' },
      because: 'code A (replaced by C) of RO-COR version 1 read as ISCO 7212',
    });
  });

  it('names those near a code that it does not have', () => {
    const rows = [
      { code: '721201', title: 'Sudor', isco: '7212' },
      { code: '532202', isco: '5322' },
    ];
    expect(resolve(rows, '721299')).toEqual({ fault: 'Code "721299" is not in RO-COR version 1. Near it: 721201 "Sudor".' });
  });

  it('is refused whole, with everything that is wrong', () => {
    const rows = [
      { code: '', isco: '5322' },
      { code: 'A' },
      { code: 'B', isco: '9999' },
      { code: 'C', occupationUri: `${URI}1` },
      { code: 'D', replacedBy: 'gone' },
      { code: 'E', replacedBy: 'F' },
      { code: 'F', replacedBy: 'E' },
    ];
    const refused = (() => {
      try {
        return readCodeRows(rows);
      } catch (error) {
        return (error as Error).message;
      }
    })();
    for (const words of [
      'Row 1: code is missing',
      'Row 2: "A" means nothing',
      'Row 3',
      'Row 4: occupationUri alone',
      '"D" is replaced by "gone"',
      '"E" is replaced by codes that lead back',
    ])
      expect(refused).toContain(words);
    expect(() => readCodeRows([])).toThrow('There is no row');
  });

  const mapping = fc.record({
    code: fc.constantFrom('A', 'B', 'C', 'D'),
    title: fc.constantFrom('one', 'two'),
    isco: fc.constantFrom('5322', '7212'),
  });
  const list = fc
    .uniqueArray(mapping, { selector: ({ code }) => code })
    .map((rows): CodeMapping[] =>
      rows.map(({ code, title, isco }) => ({ code, title, targets: [{ isco: parseIscoGroup(isco) }], replacedBy: [] })),
    );

  it('differs from itself in nothing, and its difference from another leads to the other', () => {
    fc.assert(
      fc.property(list, list, (before, after) => {
        expect(differenceOf(before, before.toReversed())).toEqual([]);
        const changed = new Map(before.map((one) => [one.code, one]));
        for (const { code, after: now } of differenceOf(before, after)) now ? changed.set(code, now) : changed.delete(code);
        const inOrder = (all: Iterable<CodeMapping>) => [...all].toSorted((a, b) => (a.code < b.code ? -1 : 1));
        expect(inOrder(changed.values())).toEqual(inOrder(after));
      }),
    );
  });
});
