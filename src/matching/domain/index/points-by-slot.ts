import { WEIGHTS } from '../weights.js';
import type { CandidateNumbers } from './candidate-numbers.js';
import { grown } from './grown.js';
import { NUMBER, OCCUPATION, PERCENT_SHIFT, POINTS_SHIFT } from './layout.js';
import type { NewVacancies } from './new-vacancies.js';
import type { PackedVacancies } from './packed-vacancies.js';

const PERCENTS = 101;

/** What one candidate's skills and occupations are worth for each vacancy: all zeros between two candidates. */
export class PointsBySlot {
  /** The regions one after the other, each from its base. */
  sums = new Uint16Array(1 << 10);
  private readonly byOccupation = new Uint16Array(OCCUPATION + 1);
  private readonly byPercent = new Uint16Array(PERCENTS);
  /** 64ths by skill; filled only while newer vacancies are looked at. */
  private evidence = new Uint8Array(0);

  makeRoom(slots: number): void {
    if (slots > this.sums.length) this.sums = new Uint16Array(2 * slots);
  }

  /** Each occupation of the country by the one of the candidate's that gives most. */
  spreadOccupations({ occupations }: CandidateNumbers): void {
    const { byOccupation, byPercent } = this;
    for (const { near, practice } of occupations) {
      for (let percent = 0; percent < PERCENTS; percent++) {
        byPercent[percent] = Math.floor((WEIGHTS.occupation * practice * percent) / 10_000);
      }
      const { entries, count } = near;
      for (let at = 0; at < count; at++) {
        const occupation = entries[at]! & OCCUPATION;
        const points = byPercent[entries[at]! >>> PERCENT_SHIFT]!;
        if (points > byOccupation[occupation]!) byOccupation[occupation] = points;
      }
    }
  }

  /** @param slots that were summed up */
  forget({ occupations }: CandidateNumbers, slots: number): void {
    this.sums.fill(0, 0, slots);
    for (const { near } of occupations) {
      const last = near.entries[near.count - 1];
      if (last !== undefined) this.byOccupation.fill(0, 0, (last & OCCUPATION) + 1);
    }
  }

  /** Adds 64ths of each posting's points to its slot. Unrolled: a third faster. */
  addSkills({ skillsHere, postingsFrom, postings }: PackedVacancies, skills: readonly number[], base: number): void {
    const { sums } = this;
    for (let one = 0; one < skills.length; one += 2) {
      const here = skillsHere[skills[one]!];
      if (!here) continue;
      const evidence = skills[one + 1]!;
      let at = postingsFrom[here - 1]!;
      const end = postingsFrom[here]!;
      for (const last = end - 3; at < last; at += 4) {
        const a = postings[at]!;
        const b = postings[at + 1]!;
        const c = postings[at + 2]!;
        const d = postings[at + 3]!;
        sums[base + (a & NUMBER)]! += ((a >>> POINTS_SHIFT) * evidence) >> 6;
        sums[base + (b & NUMBER)]! += ((b >>> POINTS_SHIFT) * evidence) >> 6;
        sums[base + (c & NUMBER)]! += ((c >>> POINTS_SHIFT) * evidence) >> 6;
        sums[base + (d & NUMBER)]! += ((d >>> POINTS_SHIFT) * evidence) >> 6;
      }
      for (; at < end; at++) sums[base + (postings[at]! & NUMBER)]! += ((postings[at]! >>> POINTS_SHIFT) * evidence) >> 6;
    }
  }

  /** Adds the points for the occupations of some slots. @returns the greatest sum */
  addOccupations({ occupations }: PackedVacancies, from: number, to: number, base: number): number {
    const { sums, byOccupation } = this;
    let greatest = 0;
    for (let slot = from; slot < to; slot++) {
      const sum = sums[base + slot]! + byOccupation[occupations[slot]!]!;
      sums[base + slot] = sum;
      if (sum > greatest) greatest = sum;
    }
    return greatest;
  }

  /** Newer vacancies are looked at between these two. */
  holdSkills(skills: readonly number[]): void {
    for (let one = 0; one < skills.length; one += 2) {
      const skill = skills[one]!;
      if (skill >= this.evidence.length) this.evidence = grown(this.evidence, 2 * skill + 64);
      this.evidence[skill] = skills[one + 1]!;
    }
  }

  dropSkills(skills: readonly number[]): void {
    for (let one = 0; one < skills.length; one += 2) this.evidence[skills[one]!] = 0;
  }

  ofNew(one: number, { skills, skillsFrom, occupations }: NewVacancies): number {
    const { evidence } = this;
    let sum = this.byOccupation[occupations[one]!]!;
    for (let at = skillsFrom[one]!, end = skillsFrom[one + 1]!; at < end; at++) {
      sum += ((skills[at]! >>> POINTS_SHIFT) * (evidence[skills[at]! & NUMBER] ?? 0)) >> 6;
    }
    return sum;
  }
}
