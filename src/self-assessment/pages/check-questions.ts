import type { ConditionTest } from '../../agreements/index.js';
import type { Answers, HeldCredential } from '../domain/answers.js';
import { isOfCredential } from '../domain/questions.js';
import { addressOf } from '../domain/where-next.js';
import type { CheckRow, Said } from './check-row.js';
import type { Field, Option } from './form.js';
import { QUESTION_FORMS } from './steps/question-forms.js';
import type { QuestionForm } from './steps/question-kinds.js';

/** Asked with another fact on one page, or changed with the paper itself. */
const TOLD_ELSEWHERE: readonly ConditionTest[] = ['issuer-recognised', 'credential-kind'];
const FORMS = (Object.entries(QUESTION_FORMS) as [ConditionTest, QuestionForm][]).filter(([fact]) => !TOLD_ELSEWHERE.includes(fact));

/** What was answered about one paper, each with the way to change it. */
export function rowsOfCredential(credential: HeldCredential, answers: Answers, language: string): readonly CheckRow[] {
  return FORMS.filter(([fact]) => isOfCredential(fact)).flatMap((one) => rowOf(one, answers, language, credential));
}

/** What was answered about the person. */
export function rowsOfPerson(answers: Answers, language: string): readonly CheckRow[] {
  return FORMS.filter(([fact]) => !isOfCredential(fact)).flatMap((one) => rowOf(one, answers, language));
}

function rowOf(
  [fact, form]: readonly [ConditionTest, QuestionForm],
  answers: Answers,
  language: string,
  credential?: HeldCredential,
): readonly CheckRow[] {
  const fields = form.fields({ facts: credential?.facts ?? {}, shared: answers.shared, answers, language });
  const said = fields.flatMap(saidIn);
  const label = fields.length === 1 ? (fields[0]?.label as string) : `question.${fact}`;
  const change = addressOf({ fact, ...(credential && { credential: credential.id }) });
  return said.length ? [{ label, said, change, ...(credential && { of: credential.facts.title }) }] : [];
}

/** As the form would show it filled in. */
function saidIn(field: Field): readonly Said[] {
  switch (field.kind) {
    case 'radios':
    case 'select':
      return chosen(field.options, [field.value ?? '']);
    case 'checkboxes':
      return chosen(field.options, field.values);
    case 'date':
    case 'month': {
      const { year, month, day } = field.parts;
      return year && month && day ? [{ day: `${year}-${month}-${day}` }] : [];
    }
    default:
      return field.value ? [{ text: field.value, lang: '' }] : [];
  }
}

function chosen(options: readonly Option[], values: readonly string[]): readonly Said[] {
  return options
    .filter(({ value }) => values.includes(value))
    .map(({ key, text, label, lang }) => ({
      ...{ ...(key && { key }), ...(text && { text }) },
      ...{ ...(label && { label }), ...(lang !== undefined && { lang }) },
    }));
}
