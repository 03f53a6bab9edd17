import fc from 'fast-check';
import { type Counts, type CountsBySex, LEAST_PEOPLE, publishedBySex, SEXES } from './by-sex.js';

const NOBODY = { people: 0, recognised: 0, matched: 0 };
const row = (people: number, recognised: number, matched: number): Counts => ({ people, recognised, matched });
const aRow = fc.integer({ min: 0, max: 60 }).chain((people) =>
  fc.record({
    people: fc.constant(people),
    recognised: fc.integer({ min: 0, max: people }),
    matched: fc.integer({ min: 0, max: people }),
  }),
);
const aTable = fc.record({ female: aRow, male: aRow, other: aRow, 'not-said': aRow }) as fc.Arbitrary<CountsBySex>;
const cellsOf = ({ people, recognised, matched }: Counts) => [recognised, people - recognised, matched, people - matched];
const sum = (rows: readonly Counts[]) =>
  rows.reduce((all, one) => row(all.people + one.people, all.recognised + one.recognised, all.matched + one.matched), NOBODY);

describe('people by sex', () => {
  it('are told where every cell holds ten or more, rounded down to tens', () => {
    const counts = { female: row(57, 31, 20), male: row(48, 20, 31), other: NOBODY, 'not-said': NOBODY };
    expect(publishedBySex(counts)).toEqual({
      total: row(100, 50, 50),
      bySex: [
        { sex: 'female', counts: row(50, 30, 20) },
        { sex: 'male', counts: row(40, 20, 30) },
        { sex: 'other', counts: null },
        { sex: 'not-said', counts: null },
      ],
    });
  });

  it('are withheld with a second row when one alone could be told from the total', () => {
    const counts = { female: row(57, 31, 20), male: row(48, 20, 31), other: row(3, 1, 0), 'not-said': NOBODY };
    const { total, bySex } = publishedBySex(counts);
    expect(total).toEqual(row(100, 50, 50));
    expect(bySex.flatMap(({ sex, counts: told }) => (told ? [sex] : []))).toEqual(['female']);
  });

  it('are withheld where nearly all are recognised: the rest would be few', () => {
    const counts = { female: row(57, 55, 20), male: row(48, 20, 31), other: NOBODY, 'not-said': NOBODY };
    expect(publishedBySex(counts).bySex.every(({ counts: told }) => told === null)).toBe(true);
  });

  it('in any table, total minus any rows that are told never leaves fewer than ten, unless nobody is left', () => {
    fc.assert(
      fc.property(aTable, (counts) => {
        const { total, bySex } = publishedBySex(counts);
        const told = bySex.flatMap(({ sex, counts: one }) => (one ? [counts[sex]] : []));
        for (const one of told) expect(Math.min(...cellsOf(one))).toBeGreaterThanOrEqual(LEAST_PEOPLE);
        const rest = sum(SEXES.filter((sex) => !bySex.find((one) => one.sex === sex)?.counts).map((sex) => counts[sex]));
        if (told.length && rest.people) expect(Math.min(...cellsOf(rest))).toBeGreaterThanOrEqual(LEAST_PEOPLE);
        if (total) expect(Math.min(...cellsOf(sum(SEXES.map((sex) => counts[sex]))))).toBeGreaterThanOrEqual(LEAST_PEOPLE);
      }),
      { numRuns: 2_000 },
    );
  });

  it('say nothing of one who comes or goes within a ten', () => {
    const before = { female: row(57, 31, 20), male: row(48, 20, 31), other: NOBODY, 'not-said': NOBODY };
    expect(publishedBySex({ ...before, female: row(58, 32, 21) })).toEqual(publishedBySex(before));
  });
});
