import fc from 'fast-check';
import { profileOfAna as profile } from '../../../../test/fixtures/a-profile.js';
import { SKILLS, TAXONOMY, TODAY } from '../../../../test/fixtures/matching-worlds.js';
import type { Credential, Experience, Profile } from '../../../profiles/index.js';
import type { Prospect } from '../../../recognition/index.js';
import { parseCountry, parseIscoGroup, parseIsoDate, parseIsoMonth } from '../../../standards/index.js';
import { candidateOf, type Recognised } from '../candidate-of.js';
import { recognitionSteps } from './recognition-steps.js';
import { applyStep } from './step.js';

const NOTHING: Recognised = { sources: new Set(), refused: new Map(), licenceMissing: [] };
const NONE: ReadonlyMap<string, Prospect> = new Map();
const IT = parseCountry('IT');
const [CARER, WELDER] = [parseIscoGroup('5322'), parseIscoGroup('7212')];
const diploma: Credential = {
  id: 'diploma',
  kind: 'formal',
  country: IT,
  title: 'Diploma',
  iscedAttainment: '454' as never,
  skills: [SKILLS[0]!],
  evidence: 'copy',
};
const stay: Experience = {
  id: 'stay-1',
  occupation: CARER,
  country: IT,
  from: parseIsoMonth('2020-01'),
  evidence: 'portfolio',
  skills: [],
};
const stepsOf = (facts: Partial<Profile>, recognised: Partial<Recognised> = {}, prospects = NONE) =>
  recognitionSteps(profile(facts), { ...NOTHING, ...recognised }, prospects, TAXONOMY, TODAY);

describe('what a person can have recognised', () => {
  it('promises nothing for the skills of a certificate that has expired', () => {
    const expired = { ...diploma, validUntil: parseIsoDate('2026-11-23') };
    expect(stepsOf({ credentials: [diploma] })).toMatchObject([{ subject: 'diploma', skills: [SKILLS[0]] }]);
    expect(stepsOf({ credentials: [expired] })).toMatchObject([{ subject: 'diploma', skills: [] }]);
  });

  it('is neither what is recognised nor what an authority has refused for work', () => {
    const facts = { credentials: [diploma], experiences: [stay] };
    expect(stepsOf(facts)).toHaveLength(2);
    expect(stepsOf(facts, { sources: new Set(['diploma', 'stay-1']) })).toEqual([]);
    expect(
      stepsOf(facts, {
        refused: new Map([
          ['diploma', ['employment']],
          ['stay-1', ['employment']],
        ]),
      }),
    ).toEqual([]);
    expect(stepsOf(facts, { refused: new Map([['diploma', ['study']]]) })).toHaveLength(2);
  });

  it('does not hold out a level that an authority has refused as a title', () => {
    const [step] = stepsOf({ credentials: [diploma] }, { refused: new Map([['diploma', ['title']]]) });
    expect(step).toMatchObject({ subject: 'diploma', skills: [SKILLS[0]] });
    expect(step).not.toHaveProperty('level');
  });

  it('holds out the level that recognition predicts, and the claimed one only where no text says what an authority would find', () => {
    const levelGiven = (more: Partial<Prospect>) => {
      const prospect = { purpose: 'title', outcome: 'indicative', isCovered: false, isGranted: false, basis: null, ...more } as const;
      return stepsOf({ credentials: [diploma] }, {}, new Map([['diploma', prospect]]))[0];
    };
    expect(levelGiven({})).toMatchObject({ level: 4 });
    expect(levelGiven({ outcome: 'alternative', isGranted: true, iscedLevel: 3 })).toMatchObject({ level: 3 });
    expect(levelGiven({ outcome: 'full', isGranted: true })).not.toHaveProperty('level');
  });

  it('is one step for all stays in one occupation', () => {
    const steps = stepsOf({ experiences: [stay, { ...stay, id: 'stay-2' }, { ...stay, id: 'stay-3', occupation: WELDER }] });
    expect(steps.map((step) => 'subject' in step && step.subject)).toEqual(['stay-1', 'stay-3']);
  });

  it('comes to what the person would be once it is recognised', () => {
    const evidence = fc.constantFrom('self-declared' as const, 'attested' as const, 'copy' as const, 'verified' as const);
    const someSkills = fc.subarray([...SKILLS.slice(0, 4)]);
    const occupation = fc.constantFrom(CARER, WELDER, parseIscoGroup('2221'));
    const credentials = fc.array(
      fc.record({
        kind: fc.constantFrom('formal' as const, 'non-formal' as const),
        skills: someSkills,
        evidence,
        occupation: fc.option(occupation, { nil: undefined }),
        validUntil: fc.constantFrom(undefined, parseIsoDate('2026-11-23'), TODAY),
        validation: fc.constantFrom(undefined, 'assessment' as const, 'certification' as const),
      }),
      { maxLength: 3 },
    );
    const experiences = fc.array(
      fc.record({ occupation, skills: someSkills, evidence, validation: fc.constantFrom(undefined, 'certification' as const) }),
      { maxLength: 4 },
    );
    fc.assert(
      fc.property(credentials, experiences, fc.nat(7), (papers, stays, known) => {
        const person = profile({
          credentials: papers.map((one, at) => ({ ...diploma, ...one, id: `paper-${at}` }) as Credential),
          experiences: stays.map((one, at) => ({ ...stay, ...one, id: `stay-${at}` }) as Experience),
        });
        const recognised = { ...NOTHING, sources: new Set(['paper-0', 'stay-0', 'stay-1'].filter((_, at) => (known & (1 << at)) !== 0)) };
        const before = candidateOf(person, recognised, TAXONOMY, TODAY);
        for (const step of recognitionSteps(person, recognised, NONE, TAXONOMY, TODAY)) {
          if (!('subject' in step)) throw new Error('not of recognition');
          const first = person.experiences.find(({ id }) => id === step.subject);
          const ids = first ? person.experiences.filter((one) => one.occupation === first.occupation).map(({ id }) => id) : [step.subject];
          const after = candidateOf(person, { ...recognised, sources: new Set([...recognised.sources, ...ids]) }, TAXONOMY, TODAY);
          expect(applyStep(step, before).skills).toEqual(after.skills);
        }
      }),
      { numRuns: 500, seed: 20_261_126 },
    );
  });
});
