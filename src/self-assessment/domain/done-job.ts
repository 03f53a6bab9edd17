import { EVIDENCE_GRADES, type EvidenceGrade } from '../../agreements/index.js';
import type { CountryCode, IscoCode, IsoDate, IsoMonth, OccupationUri, SkillUri } from '../../standards/index.js';

/** Who or what can confirm a job. Only what is at hand makes evidence stronger. */
export const CONFIRMATIONS = ['nobody', 'somebody', 'letter', 'papers'] as const;
export type Confirmation = (typeof CONFIRMATIONS)[number];
export const OFTEN = ['daily', 'weekly', 'sometimes'] as const;
export const WELL = ['alone', 'helped', 'taught'] as const;

/** Paid or not, declared or not: nobody is asked which. */
export interface DoneJob {
  readonly id: string;
  readonly words: string;
  readonly country: CountryCode;
  readonly from: IsoMonth;
  readonly to?: IsoMonth;
  readonly hoursPerWeek: number;
  /** Undefined: not chosen yet. */
  readonly occupation?: IscoCode;
  readonly occupationUri?: OccupationUri;
  /** None of the occupations that were found was it: it is to be said in other words. */
  readonly isRetold?: true;
  /** Undefined: not asked yet. */
  readonly skills?: readonly SkillUri[];
  /** Skills in words of one's own, kept as they were written. */
  readonly ownWords?: string;
  /** Skills that were read in these words, until the person has looked at them. */
  readonly heard?: readonly SkillUri[];
  /** Of the whole work, where it was said; for whoever confirms it and whoever reads of it. */
  readonly often?: (typeof OFTEN)[number];
  readonly well?: (typeof WELL)[number];
  readonly confirmedBy?: Confirmation;
  /** Empty: asked, and nobody was named. */
  readonly confirmer?: { readonly name?: string; readonly contact?: string };
  readonly statement?: EmployerStatement;
}

/** What an employer said of a job on line, on which day, and who they said they are. */
export interface EmployerStatement {
  readonly on: IsoDate;
  readonly name: string;
  readonly role: string;
  readonly organisation: string;
  /** False: they say that it is not so. */
  readonly isSo: boolean;
  /** Beginning, end and hours, as they confirmed them. */
  readonly time?: Pick<DoneJob, 'from' | 'to' | 'hoursPerWeek'>;
  /** The occupation as a whole, with what always belongs to it. */
  readonly occupationUri?: OccupationUri;
  readonly skills: readonly SkillUri[];
}

const EVIDENCE_OF: Readonly<Record<Confirmation, EvidenceGrade>> = {
  nobody: 'self-declared',
  somebody: 'self-declared',
  letter: 'attested',
  papers: 'copy',
};
/** What an employer says is the word of a third party, by letter or on line. */
const OF_STATEMENT: EvidenceGrade = 'attested';

export function evidenceOf(confirmedBy: Confirmation | undefined): EvidenceGrade {
  return EVIDENCE_OF[confirmedBy ?? 'nobody'];
}

/** Of the work and of each skill. What was changed since it was confirmed counts as it did before. */
export function evidenceOfJob(job: DoneJob): { readonly work: EvidenceGrade; readonly skill: (uri: SkillUri) => EvidenceGrade } {
  const own = evidenceOf(job.confirmedBy);
  const better = stronger(own, OF_STATEMENT);
  return {
    work: isWorkConfirmed(job) ? better : own,
    skill: (uri) => (job.statement?.isSo && job.statement.skills.includes(uri) ? better : own),
  };
}

/** Occupation, beginning, end and hours are still those that were confirmed. */
export function isWorkConfirmed({ statement, occupationUri, from, to, hoursPerWeek }: DoneJob): boolean {
  if (!statement?.isSo || !statement.time || statement.occupationUri !== occupationUri) return false;
  const { time } = statement;
  return time.from === from && time.to === to && time.hoursPerWeek === hoursPerWeek;
}

function stronger(one: EvidenceGrade, other: EvidenceGrade): EvidenceGrade {
  return EVIDENCE_GRADES.indexOf(one) >= EVIDENCE_GRADES.indexOf(other) ? one : other;
}
