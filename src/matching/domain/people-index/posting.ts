import { SKILL_EVIDENCE, WEIGHTS } from '../weights.js';

/** One skill of one person in 16 bits: the slot in the block takes the low 12, the grade of the evidence (a place in SKILL_EVIDENCE) the rest. */
const SLOT_BITS = 12;
export const MAX_SLOTS = 1 << SLOT_BITS;
const SLOT = MAX_SLOTS - 1;
const GRADES = 16;

export function postingOf(slot: number, grade: number): number {
  return (grade << SLOT_BITS) | slot;
}

export function slotOf(posting: number): number {
  return posting & SLOT;
}

export function gradeOf(posting: number): number {
  return posting >>> SLOT_BITS;
}

/** What a skill that bears `points` gives by grade; whole points for each skill, as in `pointsAt`. */
export function pointsByGrade(points: number): Uint16Array {
  const byGrade = new Uint16Array(GRADES);
  for (const [grade, evidence] of SKILL_EVIDENCE.entries()) byGrade[grade] = (points * WEIGHTS.evidence[evidence]) >> 6;
  return byGrade;
}

/** For each skill of a block's people who has it, and by which evidence. */
export interface SkillPostings {
  readonly bytes: number;
  /** Skills with higher numbers have no postings. */
  readonly skills: number;
  addPointsTo(sums: Uint16Array, skill: number, byGrade: Uint16Array): void;
  forEach(skill: number, visit: (posting: number) => void): void;
}
