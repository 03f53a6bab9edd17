import { profileOfAna as profile } from '../../../test/fixtures/a-profile.js';
import { MD, SKILLS, TAXONOMY, TODAY } from '../../../test/fixtures/matching-worlds.js';
import type { Credential, Experience, Profile } from '../../profiles/index.js';
import { parseCountry, parseIscoGroup, parseIsoDate, parseIsoMonth } from '../../standards/index.js';
import type { Candidate, ProtectedAttribute } from './candidate.js';
import { candidateOf, type Recognised } from './candidate-of.js';

const NOTHING: Recognised = { sources: new Set(), refused: new Map(), licenceMissing: [] };
const IT = parseCountry('IT');
const CARER = parseIscoGroup('5322');

const care: Experience = {
  id: 'stay-1',
  occupation: CARER,
  country: IT,
  from: parseIsoMonth('2020-12'),
  to: parseIsoMonth('2024-11'),
  evidence: 'portfolio',
  skills: [],
};
const certificate: Credential = {
  id: 'paper-1',
  kind: 'non-formal',
  country: IT,
  title: 'UNI 11766',
  skills: [SKILLS[0]!],
  evidence: 'original',
};
const skillsOf = (facts: Partial<Profile>, recognised = NOTHING) =>
  Object.fromEntries(candidateOf(profile(facts), recognised, TAXONOMY, TODAY).skills);

// What must not compile does not: the compiler fails where an expected error is missing.
type Everything<T> = T extends (infer One)[] | readonly (infer One)[]
  ? Everything<One>
  : T extends ReadonlyMap<unknown, unknown> | string | number | boolean | undefined
    ? never
    : T extends object
      ? {
          [K in keyof T]: undefined extends T[K]
            ? T[K] extends undefined
              ? never
              : K | Everything<NonNullable<T[K]>>
            : K | Everything<T[K]>;
        }[keyof T]
      : never;
const protectedKeysInCandidate: Extract<Everything<Candidate>, ProtectedAttribute>[] = [];
const asCandidate = (candidate: Candidate): Candidate => candidate;

describe('what matching knows of a person', () => {
  it('has no place for sex, age, nationality, health or name, at any depth', () => {
    const candidate = candidateOf(profile(), NOTHING, TAXONOMY, TODAY);
    const [withSex, withNationality, withAge] = [
      { ...candidate, sex: 'female' },
      { ...candidate, nationalities: [MD] },
      { ...candidate, age: 47 },
    ];
    // @ts-expect-error sex is not a fact that matching may know
    expect(asCandidate(withSex)).toBeDefined();
    // @ts-expect-error nor nationality
    expect(asCandidate(withNationality)).toBeDefined();
    // @ts-expect-error nor age
    expect(asCandidate(withAge)).toBeDefined();
    expect(protectedKeysInCandidate).toEqual([]);
  });

  it('does not change with nationality or residence', () => {
    const one = candidateOf(profile({ experiences: [care] }), NOTHING, TAXONOMY, TODAY);
    expect(candidateOf(profile({ experiences: [care], nationalities: [IT], residence: IT }), NOTHING, TAXONOMY, TODAY)).toEqual(one);
  });

  it('takes the essential skills of an occupation that was practised, at the grade of its evidence', () => {
    expect(skillsOf({ experiences: [care] })).toEqual({ [SKILLS[0]!]: 'portfolio', [SKILLS[1]!]: 'portfolio', [SKILLS[2]!]: 'portfolio' });
  });

  it('keeps the strongest evidence of a skill', () => {
    const skills = [{ skill: SKILLS[0]!, evidence: 'self-declared' as const }];
    expect(skillsOf({ skills, experiences: [care], credentials: [certificate] })).toMatchObject({
      [SKILLS[0]!]: 'original',
      [SKILLS[1]!]: 'portfolio',
    });
  });

  it('raises the skills of what was recognised, or certified by validation', () => {
    const recognised = { ...NOTHING, sources: new Set(['paper-1']) };
    expect(skillsOf({ credentials: [certificate] }, recognised)).toEqual({ [SKILLS[0]!]: 'recognised' });
    expect(skillsOf({ experiences: [{ ...care, validation: 'certification' }] })).toMatchObject({ [SKILLS[1]!]: 'recognised' });
    expect(skillsOf({ experiences: [{ ...care, validation: 'assessment' }] })).toMatchObject({ [SKILLS[1]!]: 'portfolio' });
  });

  it('counts an expired certificate as weaker, even where it was recognised', () => {
    const expired = { ...certificate, validUntil: parseIsoDate('2026-11-23') };
    expect(skillsOf({ credentials: [expired] }, { ...NOTHING, sources: new Set(['paper-1']) })).toEqual({ [SKILLS[0]!]: 'attested' });
    expect(skillsOf({ credentials: [{ ...expired, validUntil: TODAY }] })).toEqual({ [SKILLS[0]!]: 'original' });
  });

  it('takes a whole trade from a formal or validated award that names no skills, and from a short certificate only the skills that it names', () => {
    const without = { ...certificate, occupation: CARER, skills: [] };
    const wholeTrade = { [SKILLS[0]!]: 'original', [SKILLS[1]!]: 'original', [SKILLS[2]!]: 'original' };
    expect(skillsOf({ credentials: [without] })).toEqual({});
    expect(skillsOf({ credentials: [{ ...without, kind: 'informal' }] })).toEqual({});
    expect(skillsOf({ credentials: [{ ...certificate, occupation: CARER }] })).toEqual({ [SKILLS[0]!]: 'original' });
    expect(skillsOf({ credentials: [{ ...without, validation: 'assessment' }] })).toEqual({});
    expect(skillsOf({ credentials: [{ ...without, kind: 'formal' }] })).toEqual(wholeTrade);
    const certified = skillsOf({ credentials: [{ ...without, validation: 'certification' }] });
    expect(certified).toEqual({ [SKILLS[0]!]: 'recognised', [SKILLS[1]!]: 'recognised', [SKILLS[2]!]: 'recognised' });
  });

  it('knows how long, and how long ago, an occupation was practised; part time counts in part', () => {
    const half: Experience = { ...care, id: 'stay-2', from: parseIsoMonth('2025-01'), to: parseIsoMonth('2025-10'), hoursPerWeek: 20 };
    const { occupations } = candidateOf(profile({ experiences: [care, half] }), NOTHING, TAXONOMY, TODAY);
    expect(occupations).toEqual([{ how: 'practised', occupation: { isco: CARER }, months: 48 + 5, monthsSince: 13 }]);
  });

  it('has a claimed level by formal credentials only', () => {
    const claimed = (kind: Credential['kind']) =>
      candidateOf(profile({ credentials: [{ ...certificate, kind, iscedAttainment: '354' as never }] }), NOTHING, TAXONOMY, TODAY).level;
    expect([claimed('formal'), claimed('non-formal')]).toEqual([{ claimed: 3 }, {}]);
  });
});
