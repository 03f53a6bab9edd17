import { answerOf, aPerson } from '../../../test/fixtures/a-recognised-person.js';
import { referenceAgreements } from '../../../test/fixtures/reference-agreements.js';
import type { Purpose } from '../../agreements/index.js';
import type { Profile } from '../../profiles/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { assess } from './assess.js';
import type { Facts } from './facts.js';
import { factsOfProfile } from './facts-of-profile.js';
import { prospectOf } from './prospect.js';

const agreements = referenceAgreements();
const moment = { asOf: parseIsoDate('2026-11-24'), knownAt: '2026-11-24T00:00:00.000Z' };

function prospect(person: Profile, subject: string, refused: readonly Purpose[] = [], known = agreements) {
  const answer = (facts: Facts) => ({ ...assess(facts, known, { qualifications: [], awardingBodies: [] }, moment), digest: '' });
  const facts = factsOfProfile(person).get(subject) as Facts;
  return prospectOf({ id: 'a', subject, profileRevision: 1, assessment: answer(facts) }, person, facts, refused, answer);
}

describe('what asking for recognition could lead to', () => {
  it('is, for care work in Italy, full recognition under the agreement once it is validated', () => {
    expect(prospect(aPerson(), 'experience')).toMatchObject({
      purpose: 'employment',
      outcome: 'full',
      isCovered: true,
      isGranted: true,
      basis: { agreement: 'it-md-skills-demonstration' },
    });
  });

  it('is a decision that no agreement covers where none is in force', () => {
    expect(prospect(aPerson(), 'experience', [], [])).toMatchObject({ outcome: 'needs-decision', isCovered: false, basis: null });
  });

  it('rests, for a foreign degree without agreement, on the Lisbon Convention, and names no level of its own', () => {
    const degree = { id: 'degree', kind: 'formal', country: 'UA', title: 'Dyplom', iscedAttainment: '640', skills: [], evidence: 'copy' };
    const found = prospect(aPerson({ credentials: [degree as never] }), 'degree', [], []);
    expect(found).toMatchObject({
      purpose: 'title',
      outcome: 'indicative',
      isCovered: false,
      basis: { agreement: 'lisbon-recognition-convention' },
    });
    expect(found).not.toHaveProperty('iscedLevel');
  });

  it('is of the purpose that is not granted yet, and holds out no level above what was recognised as a title', () => {
    const now = answerOf('diploma', 'indicative');
    const [employment] = now.assessment.purposes;
    const granted = {
      ...employment!,
      purpose: 'title' as const,
      outcome: 'alternative' as const,
      recognisedAs: { iscedLevel: 3 as const, effects: [] },
    };
    const stored = { ...now, assessment: { ...now.assessment, purposes: [granted, employment!] } };
    const found = prospectOf(stored, aPerson(), factsOfProfile(aPerson()).get('diploma') as Facts, [], () => stored.assessment);
    expect(found).toMatchObject({ purpose: 'employment', outcome: 'indicative', isGranted: true, iscedLevel: 3, isCovered: false });
  });

  it('is covered where an agreement says who decides, also if it does not grant', () => {
    const short = aPerson({
      experiences: aPerson()
        .experiences.slice(0, 1)
        .map((one) => ({ ...one, to: '2018-07' as never })),
    });
    expect(prospect(short, 'experience')).toMatchObject({ isCovered: true });
  });

  it('leaves out what an authority has refused', () => {
    expect(prospect(aPerson(), 'experience', ['employment'])).toMatchObject({ purpose: 'title', outcome: 'not-covered', isCovered: false });
    expect(prospect(aPerson(), 'experience', ['employment', 'title'])).toBeUndefined();
  });
});
