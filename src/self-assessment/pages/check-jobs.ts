import type { InLanguages } from '../../platform/pages/formats.js';
import { countryName, iscoTitles } from '../../standards/index.js';
import type { Answers } from '../domain/answers.js';
import type { DoneJob } from '../domain/done-job.js';
import { type CheckRow, NONE, or, type Said } from './check-row.js';
import { monthOf } from './job-facts-view.js';

type Labels = ReadonlyMap<string, InLanguages>;

/** @param labels of its occupations and skills */
export function jobRows({ jobs }: Answers, labels: Labels, language: string): CheckRow[] {
  if (!jobs.length) return [{ label: 'journey.check.jobs', said: NONE, change: 'jobs' }];
  return jobs.flatMap((job): CheckRow[] => [
    { label: 'journey.check.job', said: factsOf(job, language), change: `jobs/${job.id}/change` },
    { label: 'journey.check.occupation', of: job.words, said: occupationOf(job, labels), change: `jobs/${job.id}/occupation` },
    { label: 'journey.check.skills', of: job.words, said: skillsOf(job, labels), change: `jobs/${job.id}/skills` },
    { label: 'journey.check.confirmer', of: job.words, said: confirmerOf(job), change: `jobs/${job.id}/confirmer` },
    { label: 'journey.check.employer', of: job.words, said: statementOf(job), change: `confirmations/${job.id}` },
  ]);
}

function factsOf({ words, country, from, to, hoursPerWeek }: DoneJob, language: string): readonly Said[] {
  return [
    { text: words, lang: '' },
    { text: countryName(country, language) },
    to
      ? { key: 'confirmation.period', values: { from: monthOf(from), to: monthOf(to) } }
      : { key: 'confirmation.since', values: { from: monthOf(from) } },
    { key: 'confirmation.hoursValue', values: { hours: hoursPerWeek } },
  ];
}

/** The title of its group stands in where an occupation has no label in a language. */
function occupationOf({ occupation, occupationUri }: DoneJob, labels: Labels): readonly Said[] {
  const label = { ...(occupation && iscoTitles(occupation)), ...(occupationUri && labels.get(occupationUri)) };
  return Object.keys(label).length ? [{ label }] : NONE;
}

function skillsOf({ skills = [], ownWords, often, well, confirmedBy }: DoneJob, labels: Labels): readonly Said[] {
  return [
    ...or(skills.map((skill) => ({ label: labels.get(skill) ?? { en: skill } }))),
    ...(ownWords ? [{ text: `“${ownWords}”`, lang: '' }] : []),
    ...(often ? [{ key: `journey.often.${often}` }] : []),
    ...(well ? [{ key: `journey.well.${well}` }] : []),
    ...(confirmedBy ? [{ key: `journey.confirmed.${confirmedBy}` }] : []),
  ];
}

function confirmerOf({ confirmer }: DoneJob): readonly Said[] {
  return or([confirmer?.name, confirmer?.contact].flatMap((text) => (text ? [{ text, lang: '' }] : [])));
}

/** What an employer said on line, and when. */
function statementOf({ statement }: DoneJob): readonly Said[] {
  if (!statement) return [{ key: 'journey.employer.notYet' }];
  const { isSo, on, name, role, organisation } = statement;
  return [
    { key: isSo ? 'journey.employer.isSo' : 'journey.employer.isNotSo' },
    { day: on },
    { text: `${name}, ${role}, ${organisation}`, lang: '' },
  ];
}
