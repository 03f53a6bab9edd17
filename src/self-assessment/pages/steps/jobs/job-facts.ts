import { today } from '../../../../platform/clock.js';
import { parseCountry, parseIsoMonth } from '../../../../standards/index.js';
import type { DoneJob } from '../../../domain/done-job.js';
import { dateTyped, type Fault, type Field, numberOf, parsed, partsShown, shown, type Typed, wordOf } from '../../form.js';
import { countryOptions } from '../../options.js';

const MOST_WORDS = 300;
const MOST_HOURS = 100;

/** What was done, where, when and how much. */
export type JobFacts = Pick<DoneJob, 'words' | 'country' | 'from' | 'to' | 'hoursPerWeek'>;

/** @param said as it was said before; typed comes first */
export function jobFields(said: Partial<JobFacts>, language: string, typed?: Typed): readonly Field[] {
  return [
    { kind: 'text', name: 'words', label: 'journey.jobs.words', hint: 'journey.jobs.hint', ...shown(typed, 'words', said.words) },
    {
      kind: 'select',
      name: 'country',
      label: 'journey.jobs.country',
      options: countryOptions(language),
      ...shown(typed, 'country', said.country),
    },
    { kind: 'month', name: 'from', label: 'journey.jobs.from', hint: 'journey.monthHint', parts: partsShown(typed, 'from', said.from) },
    { kind: 'month', name: 'to', label: 'journey.jobs.to', hint: 'journey.jobs.toHint', parts: partsShown(typed, 'to', said.to) },
    {
      kind: 'number',
      name: 'hours',
      label: 'journey.jobs.hours',
      hint: 'journey.jobs.hoursHint',
      ...shown(typed, 'hours', said.hoursPerWeek?.toString()),
    },
  ];
}

export function readJob(typed: Typed): { readonly faults: readonly Fault[] } | { readonly job: JobFacts } {
  const job = jobTyped(typed);
  const faults = faultsOf(typed, job);
  return faults.length ? { faults } : { job: job as JobFacts };
}

function jobTyped(typed: Typed): Partial<JobFacts> {
  const to = parsed(parseIsoMonth, dateTyped(typed, 'to', ['year', 'month']));
  const hours = numberOf(typed, 'hours');
  const country = parsed(parseCountry, wordOf(typed, 'country'));
  const from = parsed(parseIsoMonth, dateTyped(typed, 'from', ['year', 'month']));
  return {
    words: wordOf(typed, 'words'),
    ...(country && { country }),
    ...(from && { from }),
    ...(to && { to }),
    hoursPerWeek: hours ? Number(hours) : Number.NaN,
  };
}

function faultsOf(typed: Typed, { words, country, from, to, hoursPerWeek = 0 }: Partial<JobFacts>): readonly Fault[] {
  const month = today().slice(0, 7);
  const isToMissing = !to && dateTyped(typed, 'to', ['year', 'month']) !== '';
  return [
    ...(!words || words.length > MOST_WORDS ? [{ field: 'words', says: 'job' }] : []),
    ...(country ? [] : [{ field: 'country', says: 'country' }]),
    ...(!from || from > month ? [{ field: 'from', says: 'jobFrom' }] : []),
    ...(isToMissing || (from && to && to < from) || (to && to > month) ? [{ field: 'to', says: 'jobTo' }] : []),
    ...(hoursPerWeek > 0 && hoursPerWeek <= MOST_HOURS ? [] : [{ field: 'hours', says: 'hours' }]),
  ];
}
