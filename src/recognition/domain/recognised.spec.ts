import { answerOf, aPerson } from '../../../test/fixtures/a-recognised-person.js';
import { type DecidedOutcome, recognised, type StoredAssessment } from './recognised.js';

const found = (answers: readonly StoredAssessment[], decided: readonly DecidedOutcome[] = []) => {
  const { employment, refused } = recognised(aPerson(), answers, decided);
  return { employment: Object.fromEntries(employment), refused: Object.fromEntries(refused) };
};
const decision = (subject: string, outcome: DecidedOutcome['outcome']) =>
  ({ caseId: 'case', subject, purpose: 'employment', outcome }) as const;

describe('what is recognised for work', () => {
  it('is, where experience is, every stay in the occupation and country that the answer is about, and no other trade', () => {
    expect(found([answerOf('experience', 'full')]).employment).toEqual({ 'care-1': 'full', 'care-2': 'full' });
  });

  it('is what an authority has decided, against what was predicted', () => {
    expect(found([answerOf('diploma', 'indicative')], [decision('diploma', 'full')]).employment).toEqual({ diploma: 'full' });
    expect(found([answerOf('diploma', 'full')], [decision('diploma', 'partial')]).employment).toEqual({ diploma: 'partial' });
    const { employment } = found([answerOf('experience', 'needs-decision')], [decision('experience', 'full')]);
    expect(employment).toEqual({ 'care-1': 'full', 'care-2': 'full' });
  });

  it('is told apart from what an authority has refused', () => {
    const refused = found([answerOf('diploma', 'full')], [decision('diploma', 'refused')]);
    expect(refused).toEqual({ employment: { diploma: 'not-covered' }, refused: { diploma: ['employment'] } });
    expect(found([answerOf('diploma', 'not-covered')]).refused).toEqual({});
  });
});
