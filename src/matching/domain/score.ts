import { type IscedLevel, iscedLevelsOfSkillLevel, iscoSkillLevels } from '../../standards/index.js';
import type { Candidate, HeldLevel, KnownOccupation } from './candidate.js';
import type { OccupationNearness } from './nearness.js';
import type { AskedSkill, Opening } from './opening.js';
import { type SkillEvidence, WEIGHTS } from './weights.js';

/** Whole points that sum to the score, 0 to 10 000. */
export interface ScoreParts {
  readonly essentialSkills: number;
  readonly optionalSkills: number;
  readonly occupation: number;
  readonly level: number;
}

export function totalOf({ essentialSkills, optionalSkills, occupation, level }: ScoreParts): number {
  return essentialSkills + optionalSkills + occupation + level;
}

/** No skill and no near occupation in common: not a match, whatever the level. */
export function hasSomethingInCommon({ essentialSkills, optionalSkills, occupation }: ScoreParts): boolean {
  return essentialSkills + optionalSkills + occupation > 0;
}

export function scoreOf(candidate: Candidate, opening: Opening, nearness: OccupationNearness): ScoreParts {
  const shown = (kind: AskedSkill['kind']) =>
    opening.skills.filter((asked) => asked.kind === kind).reduce((sum, asked) => sum + skillPoints(asked, candidate), 0);
  return {
    essentialSkills: shown('essential'),
    optionalSkills: shown('optional'),
    occupation: Math.max(0, ...candidate.occupations.map((known) => occupationPoints(known, opening, nearness))),
    level: levelPoints(candidate.level, levelRange(opening)),
  };
}

export function skillPoints({ skill, points }: AskedSkill, { skills }: Candidate): number {
  const evidence = skills.get(skill);
  return evidence ? pointsAt(points, evidence) : 0;
}

export function pointsAt(points: number, evidence: SkillEvidence): number {
  return (points * WEIGHTS.evidence[evidence]) >> 6;
}

export function occupationPoints(
  known: KnownOccupation,
  { occupation }: Pick<Opening, 'occupation'>,
  nearness: OccupationNearness,
): number {
  return pointsOfNearness(nearness.percent(known.occupation, occupation), known);
}

export function pointsOfNearness(percent: number, known: KnownOccupation): number {
  return Math.floor((WEIGHTS.occupation * percent * practicePercent(known)) / 10_000);
}

/** How much of an occupation's points this way of knowing it bears, in percent. */
export function practicePercent(known: KnownOccupation): number {
  const { recency, duration } = WEIGHTS.practice;
  if (known.how !== 'practised') return WEIGHTS.practice[known.how];
  const recent = recency.find(([months]) => known.monthsSince <= months)?.[1] ?? 0;
  const long = duration.find(([months]) => known.months < months)?.[1] ?? 0;
  return Math.floor((recent * long) / 100);
}

export interface LevelRange {
  readonly from: IscedLevel;
  readonly to: IscedLevel;
}

/** The level asked for; where none is, the levels that ISCO-08 finds usual for the occupation (a hint, never a gate). */
export function levelRange({ iscedLevel, occupation }: Pick<Opening, 'iscedLevel' | 'occupation'>): LevelRange {
  if (iscedLevel !== undefined) return { from: iscedLevel, to: iscedLevel };
  const usual = iscoSkillLevels(occupation.isco).flatMap((skillLevel) => iscedLevelsOfSkillLevel(skillLevel));
  return usual.length ? { from: Math.min(...usual) as IscedLevel, to: Math.max(...usual) as IscedLevel } : { from: 0, to: 8 };
}

export function levelPoints(held: HeldLevel, range: LevelRange): number {
  const { recognised, claimed, unknown, below, lessPerLevelAbove, lessAtMost } = WEIGHTS.levelFit;
  const basis = levelBasis(held, range);
  if (!basis) return (WEIGHTS.level * (bestLevel(held) === undefined ? unknown : below)) / 100;
  const less = Math.min(lessAtMost, lessPerLevelAbove * levelsAbove(held, range));
  return (WEIGHTS.level * ({ recognised, claimed }[basis] - less)) / 100;
}

/** Whether the level reaches the range by what is recognised, or only by what is claimed; undefined: by neither. */
export function levelBasis({ recognised, claimed }: HeldLevel, { from }: LevelRange): 'recognised' | 'claimed' | undefined {
  if (recognised && recognised.level >= from) return 'recognised';
  return claimed !== undefined && claimed >= from ? 'claimed' : undefined;
}

/** Over-qualification in levels: shown to the person, and a little less in the score so that what fits best comes first. */
export function levelsAbove(held: HeldLevel, { to }: LevelRange): number {
  return Math.max(0, (bestLevel(held) ?? 0) - to);
}

function bestLevel({ recognised, claimed }: HeldLevel): number | undefined {
  const known = [recognised?.level, claimed].filter((level) => level !== undefined);
  return known.length ? Math.max(...known) : undefined;
}
