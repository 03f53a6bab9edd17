import fc from 'fast-check';
import type { Agreement, AgreementVersion, AtomicCondition, Condition, Provision, Purpose } from '../../agreements/index.js';
import { PURPOSES } from '../../agreements/index.js';
import type { IsoDate } from '../../standards/index.js';
import { assess } from './assess.js';
import { OUTCOMES } from './assessment.js';
import { treeOf, truthOfTree } from './compile-condition.js';
import type { Facts } from './facts.js';
import type { Truth } from './kleene.js';

const NOTHING = { qualifications: [], awardingBodies: [] };
const MOMENT = { asOf: '2024-03-01' as IsoDate, knownAt: '2026-11-24T00:00:00.000Z' };
const SOURCE = { title: 'a test', verified: false };

const test = fc.oneof(
  fc.record({ test: fc.constant('title'), in: fc.subarray(['Alpha', 'Beta', 'Gamma'], { minLength: 1 }) }),
  fc.constantFrom(
    { test: 'awarded-on', to: '2011-12-31' },
    { test: 'awarded-on', from: '2012-01-01' },
    { test: 'awarded-on', from: '2005-01-01', to: '2015-12-31' },
    { test: 'duration-years', min: 3 },
    { test: 'duration-years', max: 2 },
    { test: 'isced-level', min: 4 },
    { test: 'isced-level', max: 3 },
    { test: 'language', language: 'ro', min: 'B1' },
    { test: 'occupation', in: ['72'] },
    { test: 'occupation', in: ['53', '72'] },
    { test: 'licence', state: 'active', country: 'origin' },
    { test: 'validation-stage', min: 'assessment' },
    { test: 'validation-award' },
    { test: 'documents', in: ['diploma'], authenticated: ['apostilled', 'verified'] },
    { test: 'document-authentication', in: ['original', 'apostilled'] },
    { test: 'nationality', in: ['MD', 'RO'] },
    { test: 'valid-on-lodging' },
    { test: 'good-standing' },
    { test: 'experience', occupations: ['72'], minMonths: 24 },
    { test: 'experience', occupations: ['53'], minMonths: 12, evidence: 'attested', withinYears: 5 },
  ),
) as fc.Arbitrary<Condition>;
const condition = fc.letrec<{ tree: Condition }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    test,
    fc.record({ all: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ not: tie('tree') }),
    fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((of) => ({ atLeast: 2, of })),
  ),
})).tree;
const measure = fc.record({
  kind: fc.constant('adaptation-period' as const),
  article: fc.constant('9'),
  title: fc.constant({ en: 'Adaptation period' }),
  waivedBy: test,
});
const recognition = fc
  .record({
    outcome: fc.constantFrom('full', 'alternative', 'conditional', 'partial', 'right-to-continue'),
    measures: fc.array(measure, { maxLength: 2 }),
  })
  .map((effect) => ({ kind: 'recognition', recognisedAs: { effects: [] }, ...effect }));
const effect = fc.oneof(
  { weight: 6, arbitrary: recognition },
  { weight: 1, arbitrary: fc.constant({ kind: 'exclusion', reason: 'level-out-of-scope' }) },
  {
    weight: 1,
    arbitrary: fc.constant({
      kind: 'title-equivalences',
      rows: [
        { titles: ['Alpha'], awardedTo: '2011-12-31', outcome: 'full', recognisedAs: { effects: [] } },
        { titles: ['Alpha', 'Beta'], awardedFrom: '2012-01-01', outcome: 'right-to-continue', recognisedAs: { effects: [] } },
      ],
    }),
  },
) as fc.Arbitrary<Provision['effect']>;
const provisions = fc
  .array(fc.record({ condition, effect, purposes: fc.subarray([...PURPOSES], { minLength: 1 }) }), { minLength: 1, maxLength: 5 })
  .map((all) => all.map((one, at): Provision => ({ ...one, key: `p-${at}`, article: `${at}`, title: { en: `P${at}` }, source: SOURCE })));
const agreement = (slug: string) =>
  fc.record({ provisions, conflict: fc.constantFrom(undefined, 'prevails', 'yields'), suspended: fc.boolean() }).map(
    (one): Agreement => ({
      id: slug,
      slug,
      kind: 'recognition',
      title: { en: slug },
      parties: [{ country: 'MD' }, { country: 'RO' }] as unknown as Agreement['parties'],
      demonstration: true,
      revision: 1,
      designations: [],
      versions: [versionOf(one.provisions, one.conflict as 'prevails' | undefined)],
      events: [
        happened('entered-into-force', '2020-01-01'),
        ...(one.suspended ? [happened('suspended', '2023-01-01', { occupations: ['7212'] })] : []),
      ],
    }),
  );
function versionOf(all: readonly Provision[], rule?: 'prevails' | 'yields'): AgreementVersion {
  return {
    number: 1,
    title: { en: 'One' },
    purposes: PURPOSES,
    provisions: all,
    sources: [SOURCE],
    languages: [],
    state: 'submitted',
    contentHash: '',
    recordedOn: '2020-01-01' as IsoDate,
    recordedAt: '2020-01-01T00:00:00.000Z',
    ...(rule && { conflict: { rule, article: '1' } }),
  };
}
function happened(kind: string, on: string, scope?: object): Agreement['events'][number] {
  return {
    id: `${kind} ${on}`,
    kind,
    on,
    version: 1,
    recordedAt: '2022-01-01T00:00:00.000Z',
    source: SOURCE,
    ...(scope && { scope }),
  } as never;
}
const world = fc.tuple(agreement('one'), agreement('two'));

/** Facts with everything known, and which of them are shown. */
const whole = fc.record({
  awardedOn: fc.constantFrom('2004-06-20', '2011-12-31', '2012-01-01', '2020-06-20'),
  durationYears: fc.integer({ min: 1, max: 5 }),
  iscedAttainment: fc.constantFrom('344', '454', '660'),
  evidence: fc.constantFrom('self-declared', 'original', 'apostilled'),
  validUntil: fc.constantFrom('2024-02-29', '2025-01-01'),
  occupation: fc.constantFrom('7212', '5322', '2512'),
  languages: fc.constantFrom([], [{ language: 'ro', level: 'C1' }]),
  licences: fc.constantFrom([], [{ occupation: '7212', country: 'MD', state: 'active' }]),
  validation: fc.constantFrom({ stage: 'documentation' }, { stage: 'certification', award: { title: 'A' } }),
  documents: fc.constantFrom([], [{ kind: 'diploma', authentication: 'apostilled' }]),
  nationalities: fc.constantFrom(['MD'], ['UA']),
  goodStanding: fc.boolean(),
  experiences: fc.constantFrom(
    [],
    [{ occupation: '7212', country: 'MD', from: '2020-01', to: '2022-12', hoursPerWeek: 40, evidence: 'attested' }],
  ),
  title: fc.constantFrom('Alpha', 'Beta', 'Delta'),
});
type Whole = typeof whole extends fc.Arbitrary<infer T> ? T : never;
const OPTIONAL = [
  'awardedOn',
  'durationYears',
  'iscedAttainment',
  'evidence',
  'validUntil',
  'occupation',
  'languages',
  'licences',
] as const;
const OTHERS = ['validation', 'documents', 'nationalities', 'goodStanding', 'experiences'] as const;
const OF_CREDENTIAL: readonly string[] = ['awardedOn', 'durationYears', 'iscedAttainment', 'evidence', 'validUntil'];
const shownKeys = fc.subarray([...OPTIONAL, ...OTHERS]);
function facts(full: Whole, keys: readonly (keyof Whole)[]): Facts {
  const shown = keys.map((key) => [key, full[key]] as const);
  return {
    destination: 'RO',
    purposes: PURPOSES,
    ...Object.fromEntries(shown.filter(([key]) => !OF_CREDENTIAL.includes(key))),
    credential: {
      kind: 'formal',
      country: 'MD',
      title: full.title,
      ...Object.fromEntries(shown.filter(([key]) => OF_CREDENTIAL.includes(key))),
    },
  } as unknown as Facts;
}
const ask = (asked: Facts, agreements: readonly Agreement[]) => assess(asked, agreements, NOTHING, MOMENT);
const ranks = (asked: Facts, agreements: readonly Agreement[]) =>
  ask(asked, agreements).purposes.map((one) => OUTCOMES.indexOf(one.outcome));

describe('laws of recognition, over random agreements', () => {
  it('unknown behaves as Kleene says: what is certain stays so however the unknown is filled in', () => {
    fc.assert(
      fc.property(
        condition,
        fc.infiniteStream(fc.constantFrom<Truth>(0, 1, 2)),
        fc.infiniteStream(fc.constantFrom<Truth>(0, 2)),
        (one, some, filling) => {
          const tests: AtomicCondition[] = [];
          const tree = treeOf(one, tests);
          const truths = tests.map(() => some.next().value as Truth);
          const filled = truths.map((truth) => (truth === 1 ? (filling.next().value as Truth) : truth));
          const before = truthOfTree(tree, truths);
          expect(before === 1 || truthOfTree(tree, filled) === before).toBe(true);
        },
      ),
    );
  });
  it('more evidence never worsens an outcome', () => {
    fc.assert(
      fc.property(world, whole, shownKeys, shownKeys, (agreements, full, some, more) => {
        const less = ranks(facts(full, some), agreements);
        ranks(facts(full, [...new Set([...some, ...more])]), agreements).forEach(
          (rank, at) => void expect(rank).toBeLessThanOrEqual(less[at] as number),
        );
      }),
      { numRuns: 400 },
    );
  });
  it('no outcome without a basis, and no basis of a text that rests', () => {
    fc.assert(
      fc.property(world, whole, shownKeys, (agreements, full, keys) => {
        for (const { outcome, bases, setAside } of ask(facts(full, keys), agreements).purposes) {
          expect(bases.length > 0 || ['not-covered', 'needs-decision'].includes(outcome)).toBe(true);
          const resting = setAside.filter(({ reason }) => reason === 'agreement-suspended').map((one) => one.agreement);
          expect(bases.some((basis) => resting.includes(basis.agreement))).toBe(false);
        }
      }),
    );
  });
  it('the order of writing shows nowhere, and the same facts give the same bytes', () => {
    fc.assert(
      fc.property(world, whole, shownKeys, (agreements, full, keys) => {
        const turned = agreements
          .map((one) => ({
            ...one,
            versions: one.versions.map((version) => ({ ...version, provisions: version.provisions.toReversed() })),
          }))
          .toReversed();
        expect(JSON.stringify(ask(facts(full, keys), turned))).toBe(JSON.stringify(ask(facts(full, keys), agreements)));
      }),
    );
  });
  it('the promised steps, taken one by one, lead to the promised outcome', () => {
    let promised = 0;
    fc.assert(
      fc.property(world, whole, shownKeys, (agreements, full, keys) => {
        const asked = facts(full, keys);
        for (const { purpose, bestPossible } of ask(asked, agreements).purposes) {
          if (bestPossible.steps.length) promised += 1;
          const reached = bestPossible.steps.reduce((one, step) => taken(one, step.suffices), asked);
          expect(outcomeOf(reached, agreements, purpose)).toBe(bestPossible.outcome);
        }
      }),
      { numRuns: 300 },
    );
    expect(promised).toBeGreaterThan(100);
  });
  it('a version, an event or an agreement recorded later changes no past answer', () => {
    fc.assert(
      fc.property(world, agreement('three'), provisions, whole, shownKeys, (agreements, third, later, full, keys) => {
        const recordedAt = '2026-12-01T00:00:00.000Z';
        const second = { ...versionOf(later), number: 2, recordedAt };
        const changed = agreements.map((one) => ({
          ...one,
          versions: [...one.versions, second],
          events: [
            ...one.events,
            { ...happened('entered-into-force', '2021-01-01'), version: 2, recordedAt },
            { ...happened('terminated', '2021-06-01'), recordedAt },
          ],
        }));
        const added = {
          ...third,
          versions: third.versions.map((one) => ({ ...one, recordedAt })),
          events: third.events.map((one) => ({ ...one, recordedAt })),
        };
        expect(JSON.stringify(ask(facts(full, keys), [...changed, added]))).toBe(JSON.stringify(ask(facts(full, keys), agreements)));
      }),
    );
  });
});

/** A merge patch, taken. Source: RFC 7396. */
function taken(asked: Facts, patch: Readonly<Record<string, unknown>>): Facts {
  const { credential, ...rest } = patch;
  return { ...asked, ...rest, ...(credential ? { credential: { ...asked.credential, ...credential } } : {}) } as Facts;
}

function outcomeOf(asked: Facts, agreements: readonly Agreement[], purpose: Purpose) {
  return ask(asked, agreements).purposes.find((one) => one.purpose === purpose)?.outcome;
}
