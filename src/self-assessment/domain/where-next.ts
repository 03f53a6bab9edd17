import { type Answers, SECTIONS } from './answers.js';
import type { DoneJob } from './done-job.js';
import type { Question } from './questions.js';

/** Pages of the journey, as their addresses below /self-assessment. */
export type Stop = string;

/** The first that is still to be said; all said: `check`. */
export function whereNext(answers: Answers, questions: readonly Question[]): Stop {
  if (!answers.from || !answers.to) return 'countries';
  if (!answers.want || !answers.plan) return 'plan';
  if (answers.sought) return answers.sought.isDescribed ? 'credentials/describe' : 'credentials/which';
  const job = answers.jobs.find((one) => stillAskedOf(one));
  if (job) return `jobs/${job.id}/${stillAskedOf(job)}`;
  const [before, after] = [SECTIONS.slice(0, 3), SECTIONS.slice(3)];
  const unfinished = (sections: typeof before) => sections.find((section) => !answers.finished.includes(section));
  const [question] = questions;
  return unfinished(before) ?? (question ? addressOf(question) : (unfinished(after) ?? 'check'));
}

export function addressOf({ fact, credential }: Pick<Question, 'fact' | 'credential'>): Stop {
  return credential ? `questions/${fact}/${credential}` : `questions/${fact}`;
}

/** Pages of one job, in the order in which they are asked. */
function stillAskedOf(job: DoneJob): 'change' | 'occupation' | 'skills' | 'own' | 'confirmer' | undefined {
  const { isRetold, occupation, skills, heard, confirmedBy, confirmer } = job;
  if (isRetold) return 'change';
  if (!occupation) return 'occupation';
  if (!skills) return 'skills';
  if (heard) return 'own';
  return confirmedBy === 'somebody' && !confirmer ? 'confirmer' : undefined;
}
