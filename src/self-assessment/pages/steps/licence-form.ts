import type { Licence } from '../../../profiles/index.js';
import type { IscoCode } from '../../../standards/index.js';
import type { Answers } from '../../domain/answers.js';
import { type Field, oneOf, shown, wordOf } from '../form.js';
import { keyed } from '../options.js';
import { occupationOptions } from './occupation-options.js';
import { type QuestionForm, title } from './question-kinds.js';

const LICENCES = ['none', 'origin', 'destination', 'applied'] as const;

/** In which occupation the licence is: asked only of whoever has named several. */
export const LICENCE: QuestionForm = {
  fields: ({ shared, answers, language }, typed) => {
    const [said] = shared.licences ?? [];
    const occupations = occupationsNamed(answers);
    const answer: Field = {
      ...{ kind: 'radios', ...title('licence'), options: keyed(LICENCES, 'journey.licence') },
      ...shown(typed, 'answer', shared.licences && (said ? nameOf(said, answers) : 'none')),
    };
    const which: Field = {
      ...{ kind: 'radios', name: 'occupation', label: 'journey.licenceOf', options: occupationOptions(occupations, language) },
      ...shown(typed, 'occupation', said?.occupation),
    };
    return occupations.length > 1 ? [answer, which] : [answer];
  },
  read: (typed, { answers }) => {
    const value = oneOf(LICENCES, wordOf(typed, 'answer'));
    if (!value || value === 'none') return value && { licences: [] };
    const [first, ...more] = occupationsNamed(answers);
    const occupation = more.length ? occupationsNamed(answers).find((code) => code === wordOf(typed, 'occupation')) : first;
    if (more.length && !occupation) return { fault: { field: 'occupation', says: 'choose' } };
    const country = value === 'origin' ? originOf(answers, occupation) : answers.to;
    return occupation && country && { licences: [{ occupation, country, state: value === 'applied' ? 'applied' : 'active' }] };
  },
};

/** By the question, by papers and by work. */
function occupationsNamed({ shared, credentials, jobs }: Answers): readonly IscoCode[] {
  const papers = credentials.flatMap(({ facts }) => facts.occupation ?? []);
  return [
    ...new Set([...(shared.occupation ? [shared.occupation] : []), ...papers, ...jobs.flatMap(({ occupation }) => occupation ?? [])]),
  ];
}

/** Where one was trained for it, else where one did it. */
function originOf({ credentials, jobs, from }: Answers, occupation: IscoCode | undefined) {
  const paper = credentials.find(({ facts }) => facts.occupation === occupation) ?? credentials[0];
  return paper?.facts.country ?? jobs.find((one) => one.occupation === occupation)?.country ?? from;
}

function nameOf({ country, state }: Pick<Licence, 'country' | 'state'>, { to }: Answers): (typeof LICENCES)[number] {
  if (state === 'applied') return 'applied';
  return country === to ? 'destination' : 'origin';
}
