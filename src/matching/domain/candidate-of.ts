import type { EvidenceGrade, Purpose, ValidationStage } from '../../agreements/index.js';
import type { Credential, Experience, Profile } from '../../profiles/index.js';
import { attainmentOf, type IscedLevel, type IsoDate, levelOfAttainment, monthsBetween, type SkillUri } from '../../standards/index.js';
import type { Candidate, HeldLevel, KnownOccupation, OccupationKey } from './candidate.js';
import { nameOf } from './nearness.js';
import type { Occupations } from './occupations.js';
import { type SkillEvidence, strongerEvidence } from './weights.js';

/** What recognition says of a person, as far as matching needs it. */
export interface Recognised {
  /** The highest level recognised for work in the destination, with the assessment that says so. */
  readonly level?: { readonly level: IscedLevel; readonly basis: string };
  /** Credentials and experiences whose learning is recognised: their skills count as such. */
  readonly sources: ReadonlySet<string>;
  /** By the same ids: the purposes for which an authority has refused. */
  readonly refused: ReadonlyMap<string, readonly Purpose[]>;
  /** Regulated occupations in which an assessment found that a licence is still to be had. */
  readonly licenceMissing: Candidate['licenceMissing'];
}

/** @param asOf the day on which recency, expiry and licences are judged */
export function candidateOf(profile: Profile, recognised: Recognised, occupations: Occupations, asOf: IsoDate): Candidate {
  return {
    profileId: profile.id,
    destination: profile.destination,
    skills: skillsOf(profile, recognised, occupations, asOf),
    occupations: knownOccupations(profile, asOf),
    level: heldLevel(profile, recognised),
    languages: profile.languages.map(({ language, level }) => ({ language, level })),
    licences: profile.licences.map(({ occupation, country, state, validUntil }) => ({ occupation, country, state, validUntil })),
    licenceMissing: recognised.licenceMissing,
    wishes: wishesOf(profile),
  };
}

/** Practice and training give an occupation's essential skills at their own grade; the strongest evidence of each skill wins. */
function skillsOf(profile: Profile, recognised: Recognised, occupations: Occupations, asOf: IsoDate): ReadonlyMap<SkillUri, SkillEvidence> {
  const strongest = new Map<SkillUri, SkillEvidence>();
  const show = (skills: readonly SkillUri[], evidence: SkillEvidence) => {
    for (const skill of skills) strongest.set(skill, strongerEvidence(strongest.get(skill) ?? evidence, evidence));
  };
  for (const { skill, evidence } of profile.skills) show([skill], evidence);
  for (const experience of profile.experiences) {
    show(skillsOfExperience(experience, occupations), raised(experience, experience.evidence, recognised));
  }
  for (const credential of profile.credentials) {
    const shown = skillsOfCredential(credential, occupations);
    show(shown, hasExpired(credential, asOf) ? weakened(credential.evidence) : raised(credential, credential.evidence, recognised));
  }
  return strongest;
}

/** Those named, and the essential ones of the occupation practised. */
function skillsOfExperience(experience: Experience, occupations: Occupations): readonly SkillUri[] {
  return [...experience.skills, ...occupations.essentialSkills(keyOf(experience))];
}

/**
 * Those named; where none is, the essential ones of the occupation that a formal or validated award is for. Another certificate shows a process or
 * a course, not a trade. Source: domain rules B3, E3 (EN ISO 9606-1 qualifies for a process, material and position).
 */
function skillsOfCredential({ kind, validation, skills, occupation }: Credential, occupations: Occupations): readonly SkillUri[] {
  const isForTrade = kind === 'formal' || validation === 'certification';
  return skills.length || !occupation || !isForTrade ? skills : occupations.essentialSkills({ isco: occupation });
}

function raised(
  { id, validation }: { readonly id: string; readonly validation?: ValidationStage },
  evidence: EvidenceGrade,
  { sources }: Recognised,
): SkillEvidence {
  return sources.has(id) || validation === 'certification' ? 'recognised' : evidence;
}

function hasExpired({ validUntil }: Credential, asOf: IsoDate): boolean {
  return validUntil !== undefined && validUntil < asOf;
}

/** The skill was shown once and has to be tested again: no more than a third party's word. */
function weakened(evidence: EvidenceGrade): SkillEvidence {
  return strongerEvidence(evidence, 'attested') === evidence ? 'attested' : evidence;
}

function knownOccupations(profile: Profile, asOf: IsoDate): readonly KnownOccupation[] {
  const trained = profile.credentials.flatMap(({ occupation }) => (occupation ? [occupation] : []));
  return [
    ...practised(profile.experiences, asOf),
    ...[...new Set(trained)].map((isco) => ({ how: 'trained' as const, occupation: { isco } })),
    ...[...new Set(profile.wishes.occupations)].map((isco) => ({ how: 'wished' as const, occupation: { isco } })),
  ];
}

/** Stays in one occupation are added up; the latest one tells how recent it is. */
function practised(experiences: readonly Experience[], asOf: IsoDate): readonly KnownOccupation[] {
  const stays = byOccupation(experiences);
  return [...stays.values()].map((same) => ({
    how: 'practised' as const,
    occupation: keyOf(same[0] as Experience),
    months: Math.floor(same.reduce((sum, one) => sum + fullTimeMonths(one, asOf), 0)),
    monthsSince: Math.min(...same.map(({ to }) => (to ? Math.max(0, monthsBetween(to, asOf)) : 0))),
  }));
}

function byOccupation(experiences: readonly Experience[]): ReadonlyMap<string, readonly Experience[]> {
  const stays = new Map<string, Experience[]>();
  for (const one of experiences) stays.set(nameOf(keyOf(one)), [...(stays.get(nameOf(keyOf(one))) ?? []), one]);
  return stays;
}

const FULL_TIME_HOURS = 40;

/** The first and the last month both count; hours unknown count as full time. */
function fullTimeMonths({ from, to, hoursPerWeek = FULL_TIME_HOURS }: Experience, asOf: IsoDate): number {
  const months = Math.max(0, monthsBetween(from, to ?? asOf) + 1);
  return (months * Math.min(hoursPerWeek, FULL_TIME_HOURS)) / FULL_TIME_HOURS;
}

function keyOf({ occupation, occupationUri }: Experience): OccupationKey {
  return { isco: occupation, ...(occupationUri && { uri: occupationUri }) };
}

function heldLevel({ credentials }: Profile, { level: recognised }: Recognised): HeldLevel {
  const levels = credentials.map(claimedLevel).filter((level) => level !== undefined);
  const claimed = levels.length ? (Math.max(...levels) as IscedLevel) : undefined;
  return { ...(claimed !== undefined && { claimed }), ...(recognised && { recognised }) };
}

/** Learning outside the formal system has no level of ISCED until it was validated. */
export function claimedLevel({ kind, iscedAttainment, iscedProgramme }: Credential): IscedLevel | undefined {
  if (kind !== 'formal') return undefined;
  const attainment = iscedAttainment ?? (iscedProgramme && attainmentOf(iscedProgramme));
  return attainment && levelOfAttainment(attainment);
}

/** Copied field by field, so that nothing else of a profile can come along. */
function wishesOf({ wishes }: Profile): Candidate['wishes'] {
  const { regions, commute, returnKind, availableFrom, availableTo, hoursPerWeek, contracts } = wishes;
  return { regions, commute, returnKind, availableFrom, availableTo, hoursPerWeek, contracts };
}
