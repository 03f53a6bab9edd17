import fc from 'fast-check';
import { aPerson } from '../../../../test/fixtures/a-recognised-person.js';
import { SKILLS } from '../../../../test/fixtures/matching-worlds.js';
import type { Credential, Profile } from '../../../profiles/index.js';
import type { Prospect } from '../../../recognition/index.js';
import { parseCountry, parseIscoGroup, parseLanguage, parseRegion } from '../../../standards/index.js';
import { commonStepOf } from './common-step.js';
import { LEAST_PEOPLE, publishedCounts } from './published-counts.js';
import type { Step } from './step.js';
import { COUNTED_OF_KIND, UnlockTally } from './unlock-tally.js';
import type { Unlock } from './unlocks.js';

interface Person {
  readonly profile: Profile;
  readonly steps: readonly Unlock[];
  readonly prospects: ReadonlyMap<string, Prospect>;
}

const SEED = 20_261_126;
const [UA, IT, MD] = ['UA', 'IT', 'MD'].map(parseCountry);
const vacancies = fc.uniqueArray(
  fc.nat(30).map((at) => `vacancy-${at}`),
  { maxLength: 6 },
);
const paper = fc.record({
  country: fc.constantFrom(UA!, UA!, IT!, MD!),
  level: fc.constantFrom(undefined, '640', '354'),
  isCovered: fc.boolean(),
});
const otherStep: fc.Arbitrary<Step> = fc.constantFrom<Step[]>(
  { kind: 'reach-language', language: parseLanguage('ro'), level: 'B1' },
  { kind: 'widen-region', region: parseRegion('MD-CU') },
  { kind: 'obtain-licence', occupation: parseIscoGroup('2221'), country: MD! },
  { kind: 'learn-skill', skill: SKILLS[0]! },
);
const unlock = <T extends Step>(step: fc.Arbitrary<T>) => fc.record({ step, opened: vacancies, raised: vacancies, lowers: fc.constant(0) });

/** Few kinds of papers and steps, so that some rows have many people and some too few. */
const aPersonWithSteps = (number: number): fc.Arbitrary<Person> =>
  fc
    .tuple(
      fc.array(fc.tuple(paper, vacancies, vacancies), { maxLength: 3 }),
      fc.uniqueArray(unlock(otherStep), { maxLength: 4, selector: ({ step }) => step.kind }),
      fc.nat(7).map((chance) => chance > 0),
    )
    .map(([papers, others, papersFirst]) => {
      const idOf = (at: number) => `paper-${number}-${at}`;
      const credentials = papers.map(
        ([{ country, level }], at) =>
          ({
            id: idOf(at),
            kind: 'formal',
            country,
            title: 'T',
            iscedAttainment: level,
            skills: [],
            evidence: 'copy',
          }) as unknown as Credential,
      );
      const own = papers.map(
        ([, opened, raised], at): Unlock => ({
          step: { kind: 'recognise-credential', subject: idOf(at), skills: [] },
          opened,
          raised,
          lowers: 0,
        }),
      );
      const prospects = papers.map(
        ([{ isCovered }], at) => [idOf(at), { purpose: 'title', outcome: 'full', isCovered, isGranted: isCovered, basis: null }] as const,
      );
      return {
        profile: aPerson({ id: `person-${number}`, credentials }),
        steps: papersFirst ? [...own, ...others] : [...others, ...own],
        prospects: new Map<string, Prospect>(prospects),
      };
    });
const someone = fc.tuple(...Array.from({ length: 14 }, (_, at) => aPersonWithSteps(at)));
const everybody = fc.tuple(someone, fc.integer({ min: 6, max: 14 })).map(([all, many]) => all.slice(0, many));

function countsOf(people: readonly Person[]) {
  const tally = new UnlockTally();
  for (const { profile, steps, prospects } of people) tally.add(profile, { steps }, prospects);
  return publishedCounts(tally);
}

const nameOf = ({ kind, codes }: { kind: string; codes: readonly string[] }) => [kind, ...codes].join(' ');

/** Of everybody with such a step, what it opens and raises for them: the plainest form. */
function lookAtEach(people: readonly Person[], isSuch: (step: Step, person: Person) => boolean) {
  return people.flatMap((person) => {
    const such = person.steps.filter(({ step }) => isSuch(step, person));
    if (!such.length) return [];
    const union = (what: 'opened' | 'raised') => [...new Set(such.flatMap((one) => one[what]))];
    return [{ opened: union('opened'), raises: union('raised').length, isBest: such.includes(person.steps[0]!) }];
  });
}

function summed(each: ReturnType<typeof lookAtEach>) {
  const middle = (values: number[]) => values.sort((one, other) => one - other)[Math.ceil(values.length / 2) - 1];
  return {
    people: each.length - (each.length % 5),
    vacancies: new Set(each.flatMap(({ opened }) => opened)).size,
    medianOpens: middle(each.map(({ opened }) => opened.length)),
    medianRaises: middle(each.map(({ raises }) => raises)),
  };
}

describe('steps counted without names', () => {
  it('are, for every row that is told, what looking at each person gives; and no row of five or more is forgotten', () => {
    fc.assert(
      fc.property(everybody, (people) => {
        const { steps, origins } = countsOf(people);
        const names = new Set(people.flatMap(({ profile, steps: own }) => own.map(({ step }) => nameOf(commonStepOf(step, profile)))));
        const expected = [...names].flatMap((name) => {
          const each = lookAtEach(people, (step, { profile }) => nameOf(commonStepOf(step, profile)) === name);
          return each.length >= LEAST_PEOPLE ? [{ name, ...summed(each) }] : [];
        });
        const byName = (rows: readonly { name: string }[]) => [...rows].sort((one, other) => (one.name < other.name ? -1 : 1));
        expect(byName(steps.map(({ kind, codes, ...row }) => ({ name: nameOf({ kind, codes }), ...row })))).toEqual(byName(expected));
        for (const origin of [UA!, IT!]) {
          const each = lookAtEach(people, (step, { profile, prospects }) => {
            if (step.kind !== 'recognise-credential' || prospects.get(step.subject)?.isCovered) return false;
            return profile.credentials.some(({ id, country }) => id === step.subject && country === origin);
          });
          const best = each.filter(({ isBest }) => isBest).length;
          const row = { origin, ...summed(each), bestStepOf: best >= LEAST_PEOPLE ? best - (best % 5) : null };
          expect(origins.filter((one) => one.origin === origin)).toEqual(each.length >= LEAST_PEOPLE ? [row] : []);
        }
        expect(origins.some(({ origin }) => origin === MD)).toBe(false);
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('name nobody, and no number or difference of numbers of people is less than five', () => {
    fc.assert(
      fc.property(everybody, (people) => {
        const counts = countsOf(people);
        const numbers = [...counts.steps, ...counts.origins].map((row) => row.people);
        const best = counts.origins.flatMap(({ bestStepOf }) => bestStepOf ?? []);
        for (const number of [...numbers, ...best]) expect(number % LEAST_PEOPLE).toBe(0);
        expect(Math.min(LEAST_PEOPLE, ...numbers, ...best)).toBe(LEAST_PEOPLE);
        expect(JSON.stringify(counts)).not.toMatch(/person-|paper-|care-|vacancy-/);
      }),
      { numRuns: 300, seed: SEED },
    );
  });

  it('are tried on crowds in which some rows are told and some are not', () => {
    const crowds = fc.sample(everybody, { numRuns: 300, seed: SEED }).map((people) => ({ people, counts: countsOf(people) }));
    const told = crowds.filter(({ counts }) => counts.origins.length > 0);
    const best = told.filter(({ counts }) => counts.origins.some(({ bestStepOf }) => bestStepOf !== null));
    const silent = crowds.filter(({ people, counts }) => !counts.steps.length && people.some(({ steps }) => steps.length));
    expect(told.length).toBeGreaterThan(40);
    expect(best.length).toBeGreaterThan(5);
    expect(silent.length).toBeGreaterThan(20);
  });

  it('are known by country of award and level, or by occupation, and never by a paper or a stay', () => {
    const person = aPerson();
    const [paper] = person.credentials;
    const holding = { ...person, credentials: [{ ...paper!, iscedAttainment: '454' as never }] };
    expect(commonStepOf({ kind: 'recognise-credential', subject: 'diploma', skills: [] }, holding).codes).toEqual(['IT', '4']);
    expect(commonStepOf({ kind: 'recognise-credential', subject: 'diploma', skills: [] }, person).codes).toEqual(['IT']);
    expect(commonStepOf({ kind: 'recognise-experience', subject: 'welding', skills: [] }, person).codes).toEqual(['7212']);
  });

  it('count of each kind the best steps of a person, and not the thousandth', () => {
    const regions = Array.from(
      { length: COUNTED_OF_KIND + 1 },
      (_, at): Unlock => ({
        ...{ step: { kind: 'learn-skill', skill: `${SKILLS[0]}-${at}` as never }, opened: [], raised: [], lowers: 0 },
      }),
    );
    const people = Array.from({ length: LEAST_PEOPLE }, (): Person => ({ profile: aPerson(), steps: regions, prospects: new Map() }));
    expect(countsOf(people).steps).toHaveLength(COUNTED_OF_KIND);
  });
});
