import { EVIDENCE_GRADES, type EvidenceGrade } from '../../../agreements/index.js';
import type { Experience, Profile } from '../../../profiles/index.js';
import type { CertificateRule, StandardUnit } from '../../../qualifications/index.js';
import { type IsoDate, type IsoMonth, monthsBetween, type SkillUri } from '../../../standards/index.js';
import { type Validity, validityOf } from './validity.js';

/** What a person says and shows. Declared or not makes no difference here, and is told to nobody. */
export type PersonFacts = Pick<Profile, 'credentials' | 'experiences' | 'skills'>;

/** One thing that shows skills, with the strength of its evidence; `id` of the credential or experience. */
export interface Showing {
  readonly kind: 'credential' | 'experience' | 'skill';
  readonly id?: string;
  readonly skills: readonly SkillUri[];
  readonly evidence: EvidenceGrade;
  /** Of a credential only. */
  readonly validity?: Validity;
  /** Of an experience only, to the day asked about. */
  readonly span?: { readonly from: IsoMonth; readonly to: IsoMonth };
}

export function showingsOf(facts: PersonFacts, rules: readonly CertificateRule[], asOf: IsoDate): readonly Showing[] {
  const credentials = facts.credentials.map((one) => {
    const validity = validityOf(one, rules, asOf);
    const evidence = validity.state === 'lapsed' ? weaker(one.evidence, 'attested') : one.evidence;
    return { kind: 'credential' as const, id: one.id, skills: one.skills, evidence, validity };
  });
  const experiences = facts.experiences.map((one) => ({
    ...{ kind: 'experience' as const, id: one.id, skills: one.skills, evidence: one.evidence },
    span: spanOf(one, asOf),
  }));
  const skills = facts.skills.map(({ skill, evidence }) => ({ kind: 'skill' as const, skills: [skill], evidence }));
  return [...credentials, ...experiences, ...skills];
}

/** Those that show something of the unit, each cut down to it. */
export function showingsOfUnit({ skills }: StandardUnit, showings: readonly Showing[]): readonly Showing[] {
  const cut = showings.map((one) => ({ ...one, skills: one.skills.filter((skill) => skills.includes(skill)) }));
  return cut.filter((one) => one.skills.length > 0);
}

export function isAtLeast(evidence: EvidenceGrade, grade: EvidenceGrade): boolean {
  return EVIDENCE_GRADES.indexOf(evidence) >= EVIDENCE_GRADES.indexOf(grade);
}

/** Months of practice that show it; months that overlap count once. */
export function monthsOf(showings: readonly Showing[]): number {
  const spans = showings.flatMap(({ span }) => (span && span.from <= span.to ? [span] : []));
  const months = spans.flatMap(({ from, to }) => {
    const first = monthsBetween(EPOCH, from);
    return Array.from({ length: monthsBetween(from, to) + 1 }, (_, at) => first + at);
  });
  return new Set(months).size;
}

const EPOCH = '1900-01' as IsoMonth;

function spanOf({ from, to }: Experience, asOf: IsoDate): NonNullable<Showing['span']> {
  const present = asOf.slice(0, 7) as IsoMonth;
  return { from, to: to && to < present ? to : present };
}

function weaker(one: EvidenceGrade, other: EvidenceGrade): EvidenceGrade {
  return isAtLeast(one, other) ? other : one;
}
