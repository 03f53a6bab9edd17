import type { ConditionTest } from '../../agreements/index.js';
import type { CertificateRule } from '../../qualifications/index.js';
import { type Finding, ruleOf, type StoredAssessment } from '../../recognition/index.js';
import { ANOTHER_FIELD } from './another-field.js';
import type { Answers, QuestionName } from './answers.js';
import { purposesOf } from './person-of-answers.js';

/** A fact that could change an answer, about one credential or about the person, and the rules that ask for it. */
export interface Question {
  readonly name: QuestionName;
  readonly fact: ConditionTest;
  /** Undefined: about the person. */
  readonly credential?: string;
  readonly because: readonly Pick<Finding, 'agreement' | 'version' | 'provision' | 'article'>[];
}

/** Said about a credential; everything else is about the person. */
const OF_CREDENTIALS: readonly ConditionTest[] = [
  ...(['credential-kind', 'title', 'awarded-on', 'training-started-on', 'isced-level', 'isced-attainment', 'isced-programme'] as const),
  ...(['isced-field', 'duration-years', 'credits', 'study-mode', 'issuer-recognised', 'issuer', 'document-authentication'] as const),
  ...(['valid-on-lodging', 'recognised-in'] as const),
];
/** Others are about the person. */
export function isOfCredential(fact: ConditionTest): boolean {
  return OF_CREDENTIALS.includes(fact);
}

/** Every level has one question in everyday words, which answers all three. */
const ASKED_AS: Partial<Readonly<Record<ConditionTest, ConditionTest>>> = {
  'isced-attainment': 'isced-level',
  'isced-programme': 'isced-level',
};
/** Nobody can choose the day of today; the sections before have asked for the others. */
const NOT_ASKED: readonly ConditionTest[] = ['lodged-on', 'experience', 'language', 'title'];

/** A certificate that lapses unless it is confirmed shows less once it has: which steps and which work follow depends on its days. */
function lapsingQuestions({ credentials, passed }: Answers, rules: readonly CertificateRule[]): readonly Question[] {
  return credentials.flatMap(({ id, facts }): Question[] => {
    const rule = facts.kind === 'formal' ? undefined : ruleOf(facts, rules);
    const name = `${id} valid-on-lodging` as const;
    if (!rule || facts.validUntil || facts.confirmedOn || passed.includes(name)) return [];
    const because = { agreement: rule.source.title, version: 0, provision: rule.key, article: rule.confirmation?.article ?? '–' };
    return [{ name, fact: 'valid-on-lodging', credential: id, because: [because] }];
  });
}

/** Some occupations need a licence, and work is looked for in the one that is named: who has named none by a job is asked. */
function aimQuestion(answers: Answers): readonly Question[] {
  const { credentials, jobs, shared, passed } = answers;
  const isOpen = !shared.occupation && !jobs.some(({ occupation }) => occupation) && !passed.includes('occupation');
  const isForWork = purposesOf(answers).includes('regulated-profession') && credentials.some(({ facts }) => !facts.occupation);
  return isOpen && isForWork ? [{ name: 'occupation', fact: 'occupation', because: [] }] : [];
}

/** What is not known and would change an answer that the person wants. What the engine does not know comes in its order: first what is cheapest to say. */
export function questionsOf(
  assessed: readonly StoredAssessment[],
  answers: Answers,
  rules: readonly CertificateRule[],
): readonly Question[] {
  const found = assessed.flatMap((one) => unknownIn(one, answers).map((fact) => questionOf(fact, one, answers)));
  const open = found.filter((one) => !answers.passed.includes(one.name) && !NOT_ASKED.includes(one.fact) && !isAnotherField(one, answers));
  const all = [...open, ...aimQuestion(answers), ...lapsingQuestions(answers, rules)];
  return [...new Set(all.map(({ name }) => name))].map((name) => {
    const same = all.filter((one) => one.name === name);
    return { ...(same[0] as Question), because: withoutRepeats(same.flatMap(({ because }) => because)) };
  });
}

/** It was asked for, and none of all the fields was it. */
function isAnotherField({ fact, credential }: Question, { credentials }: Answers): boolean {
  return fact === 'isced-field' && credentials.some(({ id, facts }) => id === credential && facts.iscedField === ANOTHER_FIELD);
}

function unknownIn({ assessment }: StoredAssessment, answers: Answers): readonly ConditionTest[] {
  const wanted = assessment.purposes.filter(({ purpose }) => purposesOf(answers).includes(purpose));
  return [...new Set(wanted.flatMap(({ unknown }) => unknown.map(({ fact }) => fact)))];
}

function questionOf(unknown: ConditionTest, { subject, assessment }: StoredAssessment, { credentials }: Answers): Question {
  const fact = ASKED_AS[unknown] ?? unknown;
  const isAsked = isOfCredential(fact) && credentials.some(({ id }) => id === subject);
  const because = assessment.findings.filter(({ condition, verdict }) => condition === unknown && verdict === 'unknown');
  return { name: isAsked ? `${subject} ${fact}` : fact, fact, ...(isAsked && { credential: subject }), because };
}

function withoutRepeats(because: Question['because']): Question['because'] {
  return [...new Map(because.map((one) => [`${one.agreement} ${one.version} ${one.article}`, one])).values()];
}
