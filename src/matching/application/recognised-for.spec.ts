import { answerOf, aPerson } from '../../../test/fixtures/a-recognised-person.js';
import { recognised } from '../../recognition/domain/recognised.js';
import type { DecidedOutcome, StoredAssessment } from '../../recognition/index.js';
import { recognisedFor } from './recognised-for.js';

const sourcesOf = (answers: readonly StoredAssessment[], decided: readonly DecidedOutcome[] = []) => {
  const found = recognisedFor({ revision: 1, profileRevision: 1, recognised: recognised(aPerson(), answers, decided) });
  return { sources: [...found.sources].sort(), refused: Object.fromEntries(found.refused) };
};
const decision = (subject: string, outcome: DecidedOutcome['outcome']) =>
  ({ caseId: 'case', subject, purpose: 'employment', outcome }) as const;

describe('what counts as recognised for work', () => {
  it('is, when experience is recognised, every stay in the occupation and country that the answer is about, and no other trade', () => {
    expect(sourcesOf([answerOf('experience', 'full')]).sources).toEqual(['care-1', 'care-2']);
    expect(sourcesOf([answerOf('experience', 'needs-decision')]).sources).toEqual([]);
  });

  it('is what an authority has decided, against what was predicted', () => {
    expect(sourcesOf([answerOf('diploma', 'indicative')], [decision('diploma', 'full')]).sources).toEqual(['diploma']);
    expect(sourcesOf([answerOf('diploma', 'full')], [decision('diploma', 'partial')]).sources).toEqual([]);
    expect(sourcesOf([answerOf('experience', 'needs-decision')], [decision('experience', 'full')]).sources).toEqual(['care-1', 'care-2']);
  });

  it('is told apart from what an authority has refused', () => {
    const refused = sourcesOf([answerOf('diploma', 'full')], [decision('diploma', 'refused')]);
    expect(refused).toEqual({ sources: [], refused: { diploma: ['employment'] } });
    expect(sourcesOf([answerOf('diploma', 'not-covered')]).refused).toEqual({});
  });
});
