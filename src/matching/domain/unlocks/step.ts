import type { CefrLevel } from '../../../standards/index.js';
import {
  type CountryCode,
  cefrAtLeast,
  type IscedLevel,
  type IscoCode,
  type LanguageTag,
  type RegionCode,
  type SkillUri,
} from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import { type SkillEvidence, strongerEvidence } from '../weights.js';

export const STEP_KINDS = [
  'recognise-credential',
  'recognise-experience',
  'certify-skill',
  'learn-skill',
  'reach-language',
  'obtain-licence',
  'renew-licence',
  'widen-region',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** @throws RangeError unless it is one of STEP_KINDS */
export function parseStepKind(value: unknown): StepKind {
  const found = STEP_KINDS.find((kind) => kind === value);
  if (found) return found;
  throw new RangeError(`"${value}" is no kind of step; write one of ${STEP_KINDS.join(', ')}.`);
}

/** One thing that a person can do, and what it would change. No step takes anything away. */
export type Step =
  /** `skills`: those that recognition would show better; `level`: the one that would be recognised, where one would. */
  | {
      readonly kind: 'recognise-credential' | 'recognise-experience';
      readonly subject: string;
      readonly skills: readonly SkillUri[];
      readonly level?: IscedLevel;
    }
  | { readonly kind: 'certify-skill' | 'learn-skill'; readonly skill: SkillUri }
  | { readonly kind: 'reach-language'; readonly language: LanguageTag; readonly level: CefrLevel }
  | { readonly kind: 'obtain-licence' | 'renew-licence'; readonly occupation: IscoCode; readonly country: CountryCode }
  | { readonly kind: 'widen-region'; readonly region: RegionCode };

/** What was learnt anew is shown by the word of those who taught it, until it is certified. */
const LEARNT: SkillEvidence = 'attested';

/** One text for each step; the last word where two do equally much. */
export function keyOf(step: Step): string {
  return [step.kind, ...codesOf(step)].join(' ');
}

export function codesOf(step: Step): readonly string[] {
  switch (step.kind) {
    case 'recognise-credential':
    case 'recognise-experience':
      return [step.subject];
    case 'certify-skill':
    case 'learn-skill':
      return [step.skill];
    case 'reach-language':
      return [step.language, step.level];
    case 'obtain-licence':
    case 'renew-licence':
      return [step.occupation, step.country];
    case 'widen-region':
      return [step.region];
  }
}

/** The person after the step. In any order, and taken twice, steps come to the same. */
export function applyStep(step: Step, candidate: Candidate): Candidate {
  switch (step.kind) {
    case 'recognise-credential':
    case 'recognise-experience':
      return { ...candidate, skills: shown(candidate, step.skills, 'recognised'), level: levelAfter(step, candidate) };
    case 'certify-skill':
      return { ...candidate, skills: shown(candidate, [step.skill], 'recognised') };
    case 'learn-skill':
      return { ...candidate, skills: shown(candidate, [step.skill], LEARNT) };
    case 'reach-language':
      return withLanguage(step, candidate);
    case 'obtain-licence':
    case 'renew-licence':
      return { ...candidate, licences: [...candidate.licences, { occupation: step.occupation, country: step.country, state: 'active' }] };
    case 'widen-region':
      return withRegion(step.region, candidate);
  }
}

/** Skills whose evidence the step may strengthen, and how strong it becomes. */
export function skillsTouched(step: Step): { readonly skills: readonly SkillUri[]; readonly evidence: SkillEvidence } {
  if (step.kind === 'recognise-credential' || step.kind === 'recognise-experience') return { skills: step.skills, evidence: 'recognised' };
  if (step.kind === 'certify-skill') return { skills: [step.skill], evidence: 'recognised' };
  return { skills: step.kind === 'learn-skill' ? [step.skill] : [], evidence: LEARNT };
}

function shown({ skills }: Candidate, those: readonly SkillUri[], evidence: SkillEvidence): Candidate['skills'] {
  return new Map([...skills, ...those.map((skill) => [skill, strongerEvidence(skills.get(skill) ?? evidence, evidence)] as const)]);
}

/** The same value where the step brings none that is higher than what is recognised. */
export function levelAfter(step: Step, { level: held }: Candidate): Candidate['level'] {
  if (step.kind !== 'recognise-credential' && step.kind !== 'recognise-experience') return held;
  const { level, subject } = step;
  if (level === undefined || (held.recognised && held.recognised.level >= level)) return held;
  return { ...held, recognised: { level, basis: `step ${subject}` } };
}

function withLanguage({ language, level }: Step & { kind: 'reach-language' }, candidate: Candidate): Candidate {
  const held = candidate.languages.find((one) => one.language === language);
  if (held && cefrAtLeast(held.level, level)) return candidate;
  const others = candidate.languages.filter((one) => one.language !== language);
  return { ...candidate, languages: [...others, { language, level }] };
}

/** Who named no region accepts all of them already. */
function withRegion(region: RegionCode, candidate: Candidate): Candidate {
  const { regions } = candidate.wishes;
  if (!regions.length || regions.includes(region)) return candidate;
  return { ...candidate, wishes: { ...candidate.wishes, regions: [...regions, region] } };
}
