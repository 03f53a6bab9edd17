import type { Profile } from '../../profiles/index.js';
import type { PurposeAssessment } from '../../recognition/index.js';
import type { IsoDate } from '../../standards/index.js';
import { contentOf, type PersonToTellOf } from './content-of-person.js';
import { withParts } from './passport-content.js';

const person = {
  ...{ id: 'p', revision: 1, destination: 'MD', nationalities: [], skills: [], languages: [], licences: [], demonstration: false },
  credentials: [
    { id: 'c1', kind: 'formal', country: 'IT', title: 'Diploma', iscedAttainment: '344', skills: [], evidence: 'copy' },
    { id: 'c2', kind: 'formal', country: 'IT', title: 'Corso', skills: [], evidence: 'copy' },
  ],
  experiences: [
    { id: 'j1', occupation: '5322', country: 'IT', from: '2018-01', skills: [], evidence: 'attested' },
    { id: 'j2', occupation: '5322', country: 'IT', from: '2018-01', skills: [], evidence: 'attested' },
  ],
  wishes: { occupations: [], regions: [] },
} as unknown as Profile;
const predicted = { purpose: 'employment', outcome: 'partial', bestPossible: { outcome: 'partial', steps: [] }, bases: [] };
const told = (more: Partial<PersonToTellOf> = {}) =>
  contentOf({
    ...{ person, assessments: [], decisions: [], jobs: new Map(), isOnFile: () => false, today: '2026-11-27' as IsoDate },
    answered: [{ subject: 'c1', one: predicted as unknown as PurposeAssessment }],
    ...more,
  });

describe('what a passport says', () => {
  it('says of a paper whether somebody holds a copy, or whether the person only says that there is one', () => {
    const { credentials } = told({ isOnFile: (id) => id === 'c1' });
    expect(credentials.map(({ shownBy }) => shownBy)).toEqual(['document', 'held']);
    expect(credentials[0]?.level).toBe(3);
  });

  it('names the field of a paper, and none where the person only said that it is another one', () => {
    const [first, second] = person.credentials;
    const credentials = [
      { ...first, iscedField: '0732' },
      { ...second, iscedField: '9999' },
    ] as unknown as Profile['credentials'];
    expect(told({ person: { ...person, credentials } }).credentials.map(({ field }) => field)).toEqual(['0732', undefined]);
  });

  it('calls work confirmed once an employer has confirmed it, and not when they confirmed skills alone', () => {
    const confirmation = { organisation: 'Casa Verde', role: 'Director', on: '2026-11-01' as IsoDate, skills: [] };
    const jobs = new Map([
      ['j1', { confirmation: { ...confirmation, isOfWork: true } }],
      ['j2', { confirmation: { ...confirmation, isOfWork: false } }],
    ]);
    expect(told({ jobs }).jobs.map(({ shownBy }) => shownBy)).toEqual(['confirmed', 'held']);
  });

  it('tells what an authority decided before what was predicted', () => {
    expect(told().recognition).toMatchObject([{ of: 'Diploma', outcome: 'partial', certainty: 'certain' }]);
    const decisions = [{ caseId: 'k', subject: 'c1', purpose: 'employment', outcome: 'refused' }] as const;
    expect(told({ decisions }).recognition).toMatchObject([{ outcome: 'refused', certainty: 'decided' }]);
  });

  it('leaves out what was not chosen as if it had not been said', () => {
    const { credentials, jobs, recognition } = withParts(told(), ['jobs']);
    expect([credentials.length, jobs.length, recognition.length]).toEqual([0, 2, 0]);
  });
});
