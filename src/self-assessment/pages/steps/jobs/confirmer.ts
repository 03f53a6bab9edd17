import type { DoneJob } from '../../../domain/done-job.js';
import { type FormPage, shown, type Typed, wordOf } from '../../form.js';
import type { Place, Read } from '../../step.js';
import { wrong } from '../../step.js';
import { changingJob } from './job-list.js';

const MOST_LETTERS = 200;

/** Who can confirm a job; both may stay empty, and nobody is written to. */
export function confirmerPage({ words, confirmer }: DoneJob, _place: Place, typed?: Typed): FormPage {
  return {
    title: 'journey.confirmer.title',
    caption: words,
    lead: 'journey.confirmer.lead',
    fields: [
      { kind: 'text', name: 'name', label: 'journey.confirmer.name', hint: 'journey.mayBeEmpty', ...shown(typed, 'name', confirmer?.name) },
      {
        ...{ kind: 'text', name: 'contact', label: 'journey.confirmer.contact', hint: 'journey.confirmer.contactHint' },
        ...shown(typed, 'contact', confirmer?.contact),
      },
    ],
  };
}

export function readConfirmer(typed: Typed, { id }: DoneJob): Read {
  const [name, contact] = [wordOf(typed, 'name'), wordOf(typed, 'contact')];
  const long = Object.entries({ name, contact }).find(([, value]) => value.length > MOST_LETTERS);
  if (long) return wrong({ field: long[0], says: 'tooLong' });
  return changingJob(id, (job) => ({ ...job, confirmer: { ...(name && { name }), ...(contact && { contact }) } }));
}
