import fc from 'fast-check';
import { COUNTRIES, type OccupationUri, parseIscoGroup, parseRegion, regionsOf } from '../../standards/index.js';
import { lidOf } from './published-count.js';
import { publishedSupply } from './published-supply.js';
import { ANYWHERE, groupsBelow, type OfOnePerson, SupplyTally, unnamedIn } from './supply.js';

const LEAST = 10;
/** Further than any number of these crowds. */
const FAR = 1_000_000;
const FEW = COUNTRIES.filter(({ code }) => [2, 3].includes(regionsOf(code).length))[0]?.code ?? COUNTRIES[0]?.code;
if (!FEW) throw new Error('No country has few regions.');
const REGIONS = regionsOf(FEW).map(({ code }) => code);
const FAMILY = [...REGIONS, ANYWHERE];

const NOTHING = { sought: [], practised: [], recognised: [], skill: [] };
const person = (sought: readonly string[], regions: readonly string[] = []): OfOnePerson => ({
  ...{ ...NOTHING, sought: sought.map(parseIscoGroup), regions: regions.map(parseRegion) },
});
/** Occupations of ESCO stand as "0110/a" here. */
const ESCO = new Map(
  Object.entries({ '0110': ['a', 'b'], '0210': ['a'], '6210': ['a'], '6221': ['a', 'b', 'c'] }).map(([group, names]) => [
    group,
    names.map((name) => `${group}/${name}` as OccupationUri),
  ]),
);
const practising = (works: readonly string[], regions: readonly string[] = []): OfOnePerson => ({
  ...{ ...NOTHING, regions: regions.map(parseRegion) },
  practised: works.map((work) => ({ isco: parseIscoGroup(work.slice(0, 4)), ...(work.includes('/') && { uri: work as OccupationUri }) })),
});
const tallyOf = (people: readonly OfOnePerson[]) => {
  const tally = new SupplyTally();
  for (const one of people) tally.add(one);
  return tally;
};
const told = (people: readonly OfOnePerson[], country = FEW) =>
  new Map(publishedSupply(tallyOf(people), country, ESCO).map(({ code, region, people: n }) => [`${code}|${region}`, n]));
const many = (n: number, one: OfOnePerson) => Array.from({ length: n }, () => one);

/** Whole families of few groups, where a missing one is easiest to compute, and one wide one. */
const CODES = ['', '0', '01', '02', '03', '011', '021', '031', '0110', '0210', '0310', '6', '62', '621', '622', '6210', '6221', '6222'];
const WANTED = ['0110', '0210', '0310', '6210', '6221', '6222'];
const DONE = [...WANTED, '0110/a', '0110/b', '0210/a', '6210/a', '6221/a', '6221/b', '6221/c'];
const crowdOf = (codes: readonly string[], one: typeof person) =>
  fc
    .array(
      fc.tuple(
        fc.oneof(fc.constantFrom(1, 9, 10, 19, 29), fc.integer({ min: 1, max: 25 })),
        fc.uniqueArray(fc.constantFrom(...codes), { minLength: 1, maxLength: 2 }),
        fc.uniqueArray(fc.constantFrom(...REGIONS), { maxLength: 2 }),
      ),
      { maxLength: 14 },
    )
    .map((groups) => groups.flatMap(([n, works, regions]) => many(n, one(works, regions))));
type Of = 'sought' | 'practised';
const KINDS = [
  ['of groups that are sought', 'sought', crowdOf(WANTED, person)],
  ['of occupations of ESCO that were practised', 'practised', crowdOf(DONE, practising)],
] as const;

interface Bounds {
  low: number;
  high: number;
}
interface Family {
  readonly over: string;
  readonly parts: readonly string[];
}

function familiesOf(of: Of, code: string, region: string): readonly Family[] {
  const over = `${code}|${region}`;
  const below = groupsBelow(of, code, ESCO).map((group) => `${group}|${region}`);
  const within = region === '' ? FAMILY.map((one) => `${code}|${one}`) : [];
  return [below, within].filter(({ length }) => length > 0).map((parts) => ({ over, parts }));
}

/** Whoever knows all answers, the standards and the rule by which numbers are told, and computes from them all that follows. */
function known(numbers: ReadonlyMap<string, number>, of: Of): { bounds: Map<string, Bounds>; families: readonly Family[] } {
  const cells = [...new Set(CODES.flatMap((code) => [code, ...groupsBelow(of, code, ESCO)]))].flatMap((code) =>
    ['', ...FAMILY].map((region) => ({ code, region })),
  );
  const families = cells.flatMap(({ code, region }) => familiesOf(of, code, region));
  const bounds = new Map<string, Bounds>();
  const all = new Set([...cells.map(({ code, region }) => `${code}|${region}`), ...families.flatMap(({ parts }) => parts)]);
  for (const cell of all) {
    const number = numbers.get(cell) ?? 0;
    const lids = families.filter(({ over }) => over === cell).map(({ parts }) => lidOf(parts.map((part) => numbers.get(part) ?? 0)));
    const isWhole = lids.every((lid) => lid > number);
    bounds.set(cell, { low: number, high: isWhole ? number + LEAST - 1 : Number.POSITIVE_INFINITY });
  }
  for (let moved = true; moved; ) moved = families.map((family) => tighten(family, bounds)).some(Boolean);
  return { bounds, families };
}

function tighten({ over, parts }: Family, bounds: Map<string, Bounds>): boolean {
  const whole = bounds.get(over) as Bounds;
  const each = parts.map((part) => bounds.get(part) as Bounds);
  const sum = each.reduce((total, { high }) => total + high, 0);
  const extent = () => [whole, ...each].reduce((total, { low, high }) => total + (Number.isFinite(high) ? high : FAR) - low, 0);
  const before = extent();
  whole.high = Math.min(whole.high, sum);
  for (const part of each) {
    whole.low = Math.max(whole.low, part.low);
    part.high = Math.min(part.high, whole.high);
    if (Number.isFinite(sum)) part.low = Math.max(part.low, whole.low - (sum - part.high));
  }
  return extent() < before;
}

/** Nobody in the cell, nor in what lies over it without being told; nine in all else that is not told, and nine more than told elsewhere. */
function worldWithout(cell: string, numbers: ReadonlyMap<string, number>, families: readonly Family[]): (cell: string) => number {
  const over = (one: string) => families.filter(({ parts }) => parts.includes(one)).map((family) => family.over);
  const up = (one: string): string[] => [
    one,
    ...over(one)
      .filter((above) => !numbers.has(above))
      .flatMap(up),
  ];
  const down = (one: string): string[] => [
    one,
    ...families.filter((family) => family.over === one).flatMap(({ parts }) => parts.flatMap(down)),
  ];
  const empty = new Set([...new Set(up(cell))].flatMap(down));
  return (one) => (empty.has(one) ? 0 : (numbers.get(one) ?? 0) + LEAST - 1);
}

/** People may be in several parts, and each is in one. */
function holds(whole: number, parts: readonly number[]): boolean {
  return Math.max(...parts) <= whole && whole <= parts.reduce((sum, part) => sum + part, 0);
}

describe('supply by occupation and region', () => {
  it('counts each person once in every group above what they seek, in tens', () => {
    const numbers = told([...many(14, person(['7212'])), ...many(9, person(['7213'])), ...many(12, person(['7213', '7212']))]);
    expect([numbers.get('7212|'), numbers.get('7213|'), numbers.get('721|'), numbers.get('|')]).toEqual([20, 20, 30, 30]);
  });

  it('says nothing of nine people', () => {
    expect(told(many(9, person(['7212'])))).toEqual(new Map());
  });

  it('tells less of the whole, where one part that is not told could be told from it', () => {
    const numbers = told([...many(15, person(['6221'])), ...many(16, person(['6222'])), ...many(5, person(['6210']))]);
    expect([numbers.get('621|'), numbers.get('622|'), numbers.get('62|')]).toEqual([undefined, 30, 30]);
    const fewer = told([...many(19, person(['6221'])), ...many(2, person(['6210']))]);
    expect([fewer.get('622|'), fewer.get('62|')]).toEqual([10, 10]);
  });

  it('tells less also higher up, where the sum of what is told below would give a part away', () => {
    const inEach = (code: string, last: number) =>
      REGIONS.flatMap((region) => many(19, person([code], [region]))).concat(many(last, person([code])));
    const { bounds } = known(told([...inEach('0110', 9), ...inEach('0210', 19), ...inEach('0310', 19)]), 'sought');
    expect(bounds.get(`0110|${ANYWHERE}`)).toEqual({ low: 0, high: 9 });
  });

  it('counts whoever practised an occupation of ESCO in it and in every group around it, and whoever names none as such', () => {
    const numbers = told([...many(12, practising(['0110/a'])), ...many(14, practising(['0110'])), ...many(9, practising(['0110/b']))]);
    expect([numbers.get('0110/a|'), numbers.get('0110/b|'), numbers.get(`${unnamedIn('0110')}|`)]).toEqual([10, undefined, 10]);
    expect([numbers.get('0110|'), numbers.get('011|'), numbers.get('|')]).toEqual([20, 20, 30]);
  });

  it('tells no more of a unit group than leaves open whether anybody names no occupation', () => {
    const numbers = told([...many(11, practising(['0210/a'])), ...many(2, practising(['0210']))]);
    expect([numbers.get('0210/a|'), numbers.get('0210|')]).toEqual([10, 10]);
  });
});

describe.each(KINDS)('supply %s', (_, of, aCrowd) => {
  it('lets nobody compute from all answers together that from one to nine people are somewhere, or not there', () => {
    fc.assert(
      fc.property(aCrowd, (people) => {
        const { bounds, families } = known(told(people), of);
        const few = ({ low, high }: Bounds) => low >= 1 && high < LEAST;
        expect([...bounds].filter(([, one]) => few(one))).toEqual([]);
        const without = families.flatMap(({ over, parts }) =>
          parts.map((part) => {
            const [whole, of] = [bounds.get(over) as Bounds, bounds.get(part) as Bounds];
            return { over, part, low: whole.low - of.high, high: whole.high - of.low };
          }),
        );
        expect(without.filter(few)).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('is told as well of a world in which any one cell that is not told is empty, and differences are tens', () => {
    fc.assert(
      fc.property(aCrowd, (people) => {
        const numbers = told(people);
        const { bounds, families } = known(numbers, of);
        const impossible = [...bounds.keys()]
          .filter((cell) => !numbers.has(cell))
          .flatMap((cell) => {
            const world = worldWithout(cell, numbers, families);
            return families.filter(({ over, parts }) => !holds(world(over), parts.map(world))).map(({ over }) => `${cell}: ${over}`);
          });
        expect(impossible).toEqual([]);
      }),
      { numRuns: 25 },
    );
  });

  it('lets no difference of two answers, whichever they are, be from one to nine', () => {
    fc.assert(
      fc.property(aCrowd, (people) => {
        const numbers = [...told(people).values()];
        const differences = numbers.flatMap((one) => numbers.map((other) => one - other));
        expect(differences.filter((one) => one % LEAST !== 0)).toEqual([]);
      }),
    );
  });

  it('is never more than there are', () => {
    fc.assert(
      fc.property(aCrowd, (people) => {
        const tally = tallyOf(people);
        for (const { of: kind, code, region, people: n } of publishedSupply(tally, FEW, ESCO)) {
          expect(n).toBeLessThanOrEqual(tally.people(kind, code, region));
          expect(n).toBeGreaterThanOrEqual(LEAST);
        }
      }),
    );
  });
});
