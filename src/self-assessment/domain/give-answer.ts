import type { ConditionTest } from '../../agreements/index.js';
import type { CredentialFacts } from '../../recognition/index.js';
import type { Answers, QuestionName, SharedFacts } from './answers.js';
import type { Question } from './questions.js';

/** What an answer adds; undefined: the person does not know. */
export type Given = Partial<CredentialFacts> | SharedFacts | undefined;

export function giveAnswer(
  answers: Answers,
  { name, fact, credential }: Pick<Question, 'name' | 'fact' | 'credential'>,
  given: Given,
): Answers {
  const asked = withoutName(answers, name);
  if (!given) return withoutFacts({ ...asked, passed: [...asked.passed, name] }, fact, credential);
  if (!credential) return { ...asked, shared: { ...asked.shared, ...(given as SharedFacts) } };
  return changeCredential(asked, credential, given as Partial<CredentialFacts>);
}

function changeCredential(answers: Answers, credential: string, given: Partial<CredentialFacts>): Answers {
  const credentials = answers.credentials.map((one) => (one.id === credential ? { ...one, facts: { ...one.facts, ...given } } : one));
  return { ...answers, credentials };
}

/** Under which names a fact lies; a test that is not here has none of its own. */
const LIES_UNDER: Partial<Readonly<Record<ConditionTest, readonly (keyof CredentialFacts | keyof SharedFacts)[]>>> = {
  'awarded-on': ['awardedOn'],
  'training-started-on': ['trainingStartedOn'],
  'isced-level': ['iscedAttainment', 'iscedProgramme'],
  'isced-field': ['iscedField'],
  'duration-years': ['durationYears'],
  credits: ['credits'],
  'study-mode': ['studyMode'],
  'issuer-recognised': ['issuerRecognised', 'issuer'],
  issuer: ['issuerRecognised', 'issuer'],
  'valid-on-lodging': ['validUntil', 'confirmedOn'],
  'recognised-in': ['recognitions'],
  'document-authentication': ['evidence'],
  occupation: ['occupation'],
  licence: ['licences'],
  'good-standing': ['goodStanding'],
  nationality: ['nationalities'],
  residence: ['residence'],
  'validation-stage': ['validation'],
  'validation-award': ['validation'],
  documents: ['documents'],
  situation: ['situation'],
  returning: ['returning'],
};

/** What was said before and is not known any more. */
function withoutFacts(answers: Answers, fact: ConditionTest, credential: string | undefined): Answers {
  const gone: readonly string[] = LIES_UNDER[fact] ?? [];
  const without = <T extends object>(facts: T) => Object.fromEntries(Object.entries(facts).filter(([key]) => !gone.includes(key))) as T;
  if (!credential) return { ...answers, shared: without(answers.shared) };
  const credentials = answers.credentials.map((one) => (one.id === credential ? { ...one, facts: without(one.facts) } : one));
  return { ...answers, credentials };
}

function withoutName(answers: Answers, name: QuestionName): Answers {
  return { ...answers, passed: answers.passed.filter((one) => one !== name) };
}

/** Answers about a credential that is taken away go with it. */
export function withoutCredential(answers: Answers, id: string): Answers {
  return {
    ...answers,
    credentials: answers.credentials.filter((one) => one.id !== id),
    passed: answers.passed.filter((name) => !name.startsWith(`${id} `)),
  };
}
