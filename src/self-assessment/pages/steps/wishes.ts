import { parseIsoDate, parseRegion } from '../../../standards/index.js';
import type { Answers } from '../../domain/answers.js';
import { dateTyped, oneOf, parsed, partsShown, shown, wordOf, wordsOf } from '../form.js';
import { keyed } from '../options.js';
import { changing, type Step, wrong } from '../step.js';
import { payFields, readPay } from './pay.js';
import { regionsField } from './regions.js';

const CONTRACTS = ['permanent', 'fixed-term', 'seasonal', 'self-employed'] as const;
const HOURS = { any: {}, full: { min: 35 }, part: { max: 30 } } as const;
type HoursName = keyof typeof HOURS;

export function hoursNamed({ hoursPerWeek }: Answers['wishes']): HoursName {
  if (hoursPerWeek?.min) return 'full';
  return hoursPerWeek?.max ? 'part' : 'any';
}

export function impossibleFor({ contracts }: Answers['wishes']): readonly (typeof CONTRACTS)[number][] {
  return contracts ? CONTRACTS.filter((one) => !contracts.includes(one)) : [];
}

/** What matching reads, and the pay by which the answer tells work apart: who restricts nothing is shown everything. */
export const WISHES_STEP: Step = {
  page: ({ to, wishes, pay }, { parts }, typed) => {
    return {
      title: 'journey.wishes.title',
      lead: 'journey.wishes.lead',
      fields: [
        regionsField(to, typed ? wordsOf(typed, 'regions') : wishes.regions, parts[0] === 'list'),
        {
          kind: 'radios',
          name: 'hours',
          label: 'journey.wishes.hours',
          options: keyed(Object.keys(HOURS), 'journey.hours'),
          ...shown(typed, 'hours', hoursNamed(wishes)),
        },
        ...payFields(pay, to, typed),
        {
          kind: 'date',
          name: 'start',
          label: 'journey.wishes.start',
          hint: 'journey.wishes.startHint',
          parts: partsShown(typed, 'start', wishes.availableFrom),
        },
        {
          ...{ kind: 'checkboxes', name: 'impossible', label: 'journey.wishes.impossible' },
          options: keyed(CONTRACTS, 'journey.contract'),
          values: typed ? wordsOf(typed, 'impossible') : impossibleFor(wishes),
        },
      ],
    };
  },
  read: (typed) => {
    const written = dateTyped(typed, 'start', ['year', 'month', 'day']);
    const availableFrom = written ? parsed(parseIsoDate, written) : undefined;
    const impossible = wordsOf(typed, 'impossible');
    const contracts = CONTRACTS.filter((one) => !impossible.includes(one));
    const asked = readPay(typed);
    if ('says' in asked) return wrong(asked);
    if (written && !availableFrom) return wrong({ field: 'start', says: 'date' });
    if (!contracts.length) return wrong({ field: 'impossible', says: 'impossible' });
    const hours = HOURS[oneOf(Object.keys(HOURS) as HoursName[], wordOf(typed, 'hours')) ?? 'any'];
    const regions = wordsOf(typed, 'regions').flatMap((code) => parsed(parseRegion, code) ?? []);
    const wishes: Answers['wishes'] = {
      regions,
      ...(Object.keys(hours).length && { hoursPerWeek: hours }),
      ...(availableFrom && { availableFrom }),
      ...(impossible.length && { contracts }),
    };
    return changing(({ pay: _pay, ...now }) => finishing({ ...now, wishes, ...asked }));
  },
};

function finishing(answers: Answers): Answers {
  return { ...answers, finished: [...new Set([...answers.finished, 'wishes' as const])] };
}
