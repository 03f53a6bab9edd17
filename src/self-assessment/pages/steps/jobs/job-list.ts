import type { Answers } from '../../../domain/answers.js';
import type { DoneJob } from '../../../domain/done-job.js';
import { type FormPage, type Typed, wordOf } from '../../form.js';
import { changing, nextId, type Place, type Read, wrong } from '../../step.js';
import { type JobFacts, jobFields, readJob } from './job-facts.js';

const MOST_JOBS = 30;

export function listPage({ jobs, from }: Answers, { language }: Place, typed?: Typed): FormPage {
  return {
    title: 'journey.jobs.title',
    lead: 'journey.jobs.lead',
    rows: jobs.map(({ id, words, from: began, to }) => {
      return { id, text: `${words} (${began} – ${to ?? '…'})`, change: `jobs/${id}/change` };
    }),
    adds: 'journey.jobs.add',
    fields: jobFields({ ...(from && { country: from }) }, language, typed),
  };
}

export function readList(typed: Typed, answers: Answers): Read {
  const gone = wordOf(typed, 'remove');
  if (gone) return changing((now) => ({ ...now, jobs: now.jobs.filter(({ id }) => id !== gone) }));
  if (!wordOf(typed, 'words') && wordOf(typed, 'act') === 'done') return changing(finishing);
  if (answers.jobs.length >= MOST_JOBS) return wrong({ field: 'words', says: 'tooMany' });
  const read = readJob(typed);
  if ('faults' in read) return wrong(...read.faults);
  return changing((now) => ({ ...now, jobs: adding(now.jobs, read.job) }));
}

/** The same form sent again, after a press of the back button, is the same job. */
function adding(jobs: readonly DoneJob[], job: JobFacts): readonly DoneJob[] {
  const isSame = (one: DoneJob) => (['words', 'country', 'from', 'to', 'hoursPerWeek'] as const).every((key) => one[key] === job[key]);
  return jobs.some(isSame) ? jobs : [...jobs, { ...job, id: nextId('j', jobs) }];
}

/** Of a job that stands: everything else that was said of it stays. */
export function changePage(job: DoneJob, { language }: Place, typed?: Typed): FormPage {
  return { title: 'journey.jobs.change', caption: job.words, fields: jobFields(job, language, typed) };
}

export function readChange(typed: Typed, { id }: DoneJob): Read {
  const read = readJob(typed);
  if ('faults' in read) return wrong(...read.faults);
  return changingJob(id, ({ to: _to, isRetold: _done, ...job }) => ({ ...job, ...read.job }));
}

/** What stands at the moment of the change is changed: an employer may have answered since the page was read. */
export function changingJob(id: string, change: (job: DoneJob) => DoneJob): Read {
  return changing((now) => ({ ...now, jobs: now.jobs.map((one) => (one.id === id ? change(one) : one)) }));
}

function finishing(answers: Answers): Answers {
  return { ...answers, finished: [...new Set([...answers.finished, 'jobs' as const])] };
}
