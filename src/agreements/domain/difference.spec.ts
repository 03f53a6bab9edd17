import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import type { VersionForm } from './agreement-form.js';
import { canonicalJson } from './canonical.js';
import type { Condition } from './condition.js';
import { differenceBetween } from './difference.js';

const REFERENCE = path.resolve(import.meta.dirname, '../reference');
const read = (slug: string) => JSON.parse(fs.readFileSync(path.join(REFERENCE, `${slug}.json`), 'utf8')).versions as VersionForm[];
const [first, second, third] = read('ro-md-education') as [VersionForm, VersionForm, VersionForm];
const withCondition = (condition: object): VersionForm => ({
  ...third,
  provisions: [{ ...third.provisions[0]!, condition: condition as Condition }],
});
const direction = (from: object, to: object) =>
  differenceBetween(withCondition(from), withCondition(to)).provisions[0]?.parts[0]?.direction;

describe('the difference between two texts', () => {
  it('of one and the same text is nothing, whatever the order of its provisions', () => {
    expect(differenceBetween(third, { ...third, provisions: [...third.provisions].reverse() })).toEqual({ version: [], provisions: [] });
  });
  it('names what came, what went and what reads otherwise', () => {
    const { provisions } = differenceBetween(second, third);
    expect(provisions.map(({ key, change }) => [key, change])).toEqual(
      expect.arrayContaining([
        ['certificate-of-eleven-years', 'removed'],
        ['certificate-of-eleven-years-until-2011', 'added'],
        ['baccalaureate', 'changed'],
      ]),
    );
    expect(differenceBetween(first, second).provisions.map(({ key, change }) => [key, change])).toContainEqual([
      'certificate-of-eleven-years',
      'added',
    ]);
  });
  it.each([
    ['a later last day', { test: 'awarded-on', to: '2011-12-31' }, { test: 'awarded-on', to: '2015-12-31' }, 'wider'],
    ['no first day any more', { test: 'awarded-on', from: '2012-01-01' }, { test: 'awarded-on' }, 'wider'],
    [
      'more months of experience',
      { test: 'experience', occupations: ['5322'], minMonths: 12 },
      { test: 'experience', occupations: ['5322'], minMonths: 24 },
      'narrower',
    ],
    ['a title more', { test: 'title', in: ['A'] }, { test: 'title', in: ['A', 'B'] }, 'wider'],
    ['one title for another', { test: 'title', in: ['A'] }, { test: 'title', in: ['B'] }, 'other'],
    ['a test less', { all: [{ test: 'title', in: ['A'] }, { test: 'good-standing' }] }, { all: [{ test: 'title', in: ['A'] }] }, 'wider'],
    ['a test more', { test: 'title', in: ['A'] }, { all: [{ test: 'title', in: ['A'] }, { test: 'good-standing' }] }, 'narrower'],
    [
      'a range that moved',
      { test: 'awarded-on', from: '2000-01-01', to: '2010-01-01' },
      { test: 'awarded-on', from: '2005-01-01', to: '2015-01-01' },
      'other',
    ],
  ])('tells that %s is %s', (_what, from, to, expected) => expect(direction(from, to)).toBe(expected));
  it('names every provision whose content differs, and no other', () => {
    fc.assert(
      fc.property(
        fc.subarray([...third.provisions]),
        fc.subarray([...second.provisions, ...third.provisions.map((one) => ({ ...one, article: '9' }))]),
        (some, others) => {
          const unique = [...new Map(others.map((one) => [one.key, one])).values()];
          const named = new Set(
            differenceBetween({ ...third, provisions: some }, { ...third, provisions: unique }).provisions.map(({ key }) => key),
          );
          for (const key of new Set([...some, ...unique].map((one) => one.key))) {
            const [before, after] = [some.find((one) => one.key === key), unique.find((one) => one.key === key)];
            expect(named.has(key)).toBe(canonicalJson({ one: before }) !== canonicalJson({ one: after }));
          }
        },
      ),
    );
  });
});
