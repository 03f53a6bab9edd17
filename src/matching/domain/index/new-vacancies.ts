import { type Arena, enlarged } from './arena.js';
import { POINTS_SHIFT } from './layout.js';
import type { OpeningNumbers } from './vocabulary.js';

const FIRST_ROOM = 16;

/** Vacancies of a region that are not packed yet, in order of arrival: few, and looked at one by one. */
export class NewVacancies {
  count = 0;
  kinds: Uint32Array;
  occupations: Uint16Array;
  /** Where each one's skills begin and the last one's end. */
  skillsFrom: Uint32Array;
  /** Numbers of skills below their points. */
  skills: Uint32Array;

  constructor(private readonly arena: Arena) {
    this.kinds = arena.u32(FIRST_ROOM);
    this.occupations = arena.u16(FIRST_ROOM);
    this.skillsFrom = arena.u32(FIRST_ROOM + 1);
    this.skills = arena.u32(FIRST_ROOM);
  }

  add({ kind, occupation, skills }: OpeningNumbers): void {
    const { arena, count } = this;
    let end = this.skillsFrom[count]!;
    this.kinds = enlarged(arena, this.kinds, count + 1);
    this.occupations = enlarged(arena, this.occupations, count + 1);
    this.skillsFrom = enlarged(arena, this.skillsFrom, count + 2);
    this.skills = enlarged(arena, this.skills, end + skills.length);
    this.kinds[count] = kind;
    this.occupations[count] = occupation;
    for (const [skill, points] of skills) this.skills[end++] = ((points << POINTS_SHIFT) | skill) >>> 0;
    this.skillsFrom[count + 1] = end;
    this.count++;
  }

  get arrays() {
    return [this.kinds, this.occupations, this.skillsFrom, this.skills];
  }
}
