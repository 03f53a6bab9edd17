import type { IsoDate, SkillUri } from '../../standards/index.js';
import type { DoneJob, EmployerStatement } from './done-job.js';

/** For how many days an employer may answer, and never longer than the answers are kept. */
export const CONFIRMATION_DAYS = 30;

/** An employer was asked about one job, and has not answered. */
export interface Confirmation {
  readonly id: string;
  readonly draftId: string;
  /** Of the job, within the answers. */
  readonly job: string;
  /** ISO 8601 instant. */
  readonly expiresAt: string;
  readonly code: string;
  /** Of the form: the employer's, and one beside it. */
  readonly languages: readonly string[];
}

/** What is sealed. */
export type ConfirmationWords = Pick<Confirmation, 'code' | 'languages'>;

/** All that an employer sees: nothing else that somebody said goes with it. */
export type ConfirmableFacts = Pick<
  DoneJob,
  'words' | 'country' | 'from' | 'to' | 'hoursPerWeek' | 'occupation' | 'occupationUri' | 'often' | 'well'
> & { readonly skills: readonly SkillUri[] };

export function confirmableFacts(job: DoneJob): ConfirmableFacts {
  const { words, country, from, to, hoursPerWeek, occupation, occupationUri, skills = [], often, well } = job;
  return {
    ...{ words, country, from, hoursPerWeek, skills },
    ...(to && { to }),
    ...(occupation && { occupation }),
    ...(occupationUri && { occupationUri }),
    ...(often && { often }),
    ...(well && { well }),
  };
}

export const VERDICTS = ['all', 'some', 'no'] as const;
export type Verdict = (typeof VERDICTS)[number];
/** Beginning, end and hours, among what is confirmed one by one. */
export const TIME = 'time';

export interface GivenConfirmation {
  readonly verdict: Verdict;
  /** `time` and URIs of skills; read where only some of it is right. */
  readonly right: readonly string[];
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
}

/** What is not among the facts of the job is not confirmed, whatever was sent. */
export function statementOf(job: DoneJob, given: GivenConfirmation, on: IsoDate): EmployerStatement {
  const { verdict, right, name, role, organisation } = given;
  const { from, to, hoursPerWeek, occupationUri, skills } = confirmableFacts(job);
  const isRight = (one: string) => verdict === 'all' || (verdict === 'some' && right.includes(one));
  return {
    ...{ on, name, role, organisation, isSo: verdict !== 'no', skills: skills.filter(isRight) },
    ...(isRight(TIME) && { time: { from, ...(to && { to }), hoursPerWeek } }),
    ...(verdict !== 'no' && occupationUri && { occupationUri }),
  };
}
