import { gradeOf, type SkillPostings, slotOf } from './posting.js';
import { withRoomAt } from './with-room-at.js';

const NONE = 0;

/** Postings of a block that still takes people in: those of one skill are a chain, so that adding one moves nothing. */
export class ChainedPostings implements SkillPostings {
  /** By skill, the last posting; a posting's number is its place and one. */
  private heads = new Uint32Array(16);
  private before = new Uint32Array(16);
  private postings = new Uint16Array(16);
  private used = 0;
  skills = 0;

  add(skill: number, posting: number): void {
    this.heads = withRoomAt(this.heads, skill);
    this.before = withRoomAt(this.before, this.used);
    this.postings = withRoomAt(this.postings, this.used);
    this.before[this.used] = this.heads[skill] as number;
    this.postings[this.used] = posting;
    this.heads[skill] = ++this.used;
    this.skills = Math.max(this.skills, skill + 1);
  }

  addPointsTo(sums: Uint16Array, skill: number, byGrade: Uint16Array): void {
    this.forEach(skill, (posting) => {
      sums[slotOf(posting)]! += byGrade[gradeOf(posting)]!;
    });
  }

  forEach(skill: number, visit: (posting: number) => void): void {
    for (let one = this.heads[skill] ?? NONE; one !== NONE; one = this.before[one - 1]!) visit(this.postings[one - 1]!);
  }

  get bytes(): number {
    return this.heads.byteLength + this.before.byteLength + this.postings.byteLength;
  }
}
