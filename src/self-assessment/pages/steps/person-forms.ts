import { DOCUMENT_KINDS } from '../../../agreements/index.js';
import { parseIscoGroup } from '../../../standards/index.js';
import { parsed, shown, wordOf, wordsOf } from '../form.js';
import { keyed } from '../options.js';
import { COMMON_OCCUPATIONS } from './common-occupations.js';
import { occupationOptions } from './occupation-options.js';
import { type QuestionForm, title } from './question-kinds.js';

/** Groups of ISCO in the order of their codes. */
export const OCCUPATION: QuestionForm = {
  fields: ({ shared, answers, language }, typed) => {
    const groups = [...new Set([...answers.jobs.flatMap(({ occupation }) => occupation ?? []), ...COMMON_OCCUPATIONS.map(parseIscoGroup)])];
    return [
      {
        kind: 'select',
        ...title('occupation'),
        options: occupationOptions(groups, language),
        ...shown(typed, 'answer', shared.occupation),
      },
    ];
  },
  read: (typed) => {
    const occupation = parsed(parseIscoGroup, wordOf(typed, 'answer'));
    return occupation && { occupation };
  },
};

export const DOCUMENTS: QuestionForm = {
  fields: ({ shared }, typed) => [
    {
      ...{ kind: 'checkboxes', ...title('documents'), options: keyed(DOCUMENT_KINDS, 'journey.document') },
      values: typed ? wordsOf(typed, 'answer') : (shared.documents ?? []).map(({ kind }) => kind),
    },
  ],
  read: (typed) => ({ documents: DOCUMENT_KINDS.filter((kind) => wordsOf(typed, 'answer').includes(kind)).map((kind) => ({ kind })) }),
};

export const AWARD: QuestionForm = {
  fields: ({ shared }, typed) => [
    { kind: 'text', ...title('validation-award'), ...shown(typed, 'answer', shared.validation?.award?.title) },
  ],
  read: (typed) => {
    const words = wordOf(typed, 'answer').slice(0, 300);
    return words ? { validation: { stage: 'certification', award: { title: words } } } : undefined;
  },
};
