import { FAILS, OPEN } from '../index/verdict-bits.js';
import type { NumberedEnds } from './last-ids.js';
import type { OpeningLens } from './people-vocabulary.js';
import { MAX_SLOTS, type SkillPostings } from './posting.js';
import { GONE, type Scratch } from './scratch.js';
import { Standings } from './standings.js';
import { withRoomAt } from './with-room-at.js';

/** Empty slots, more than which a block is packed when they are more than the people. */
const FEW = 64;

/** Scores at the ends of both lists by slot, by the bits of the verdict that leads to each. */
export type EndScores = readonly [matched: Uint16Array, open: Uint16Array];

/** Told of everybody whose score reaches the end of the list that the vacancy belongs to; of some twice. */
export type Reached = (slot: number, score: number, open: boolean) => void;

/**
 * At most MAX_SLOTS people in arrays by slot. Slots one after the other whom the gates treat alike are a run: their verdict is looked up
 * once, and a block in which the gates refuse everybody is not looked at further. A person who goes leaves the slot empty.
 */
export class PeopleBlock {
  size = 0;
  gone = 0;
  people: Uint32Array;
  private readonly standings: Standings;
  private readonly endScores: [Uint16Array, Uint16Array];
  /** Numbers of the last ids of the lists. */
  readonly endIds: [Uint32Array, Uint32Array];
  /** First slot of each run; the slots after the last run's first are its own. */
  private runStarts = new Uint16Array(4);
  private runGates = new Uint32Array(4);
  private runs = 0;

  /** @param number its own among all blocks of the index @param room for so many people at first @param mostlyEmpty told when most are gone */
  constructor(
    readonly number: number,
    readonly postings: SkillPostings,
    room: number,
    private readonly mostlyEmpty: (block: PeopleBlock) => void,
  ) {
    this.people = new Uint32Array(room);
    this.endScores = [new Uint16Array(room), new Uint16Array(room)];
    this.endIds = [new Uint32Array(room), new Uint32Array(room)];
    this.standings = new Standings(room);
  }

  get living(): number {
    return this.size - this.gone;
  }

  get isFull(): boolean {
    return this.size === MAX_SLOTS;
  }

  get ends(): EndScores {
    return this.endScores;
  }

  /** Skills are added to the postings apart. @returns the slot */
  add(person: number, gates: number, standings: readonly number[], ends: NumberedEnds): number {
    const slot = this.size++;
    this.people = withRoomAt(this.people, slot, MAX_SLOTS);
    this.people[slot] = person;
    for (const list of [0, 1] as const) {
      this.endScores[list] = withRoomAt(this.endScores[list], slot, MAX_SLOTS);
      this.endIds[list] = withRoomAt(this.endIds[list], slot, MAX_SLOTS);
    }
    this.setEnds(slot, ends);
    if (!this.runs || this.runGates[this.runs - 1] !== gates) this.beginRun(slot, gates);
    this.standings.add(slot, standings);
    return slot;
  }

  setEnds(slot: number, ends: NumberedEnds): void {
    for (const list of [0, 1] as const) {
      this.endScores[list][slot] = ends[list].score;
      this.endIds[list][slot] = ends[list].id;
    }
  }

  endsOf(slot: number): NumberedEnds {
    return [
      { score: this.endScores[0][slot]!, id: this.endIds[0][slot]! },
      { score: this.endScores[1][slot]!, id: this.endIds[1][slot]! },
    ];
  }

  /** Gives every last id another number; those of people who have gone are forgotten. */
  renumberIds(numberOf: (id: number) => number): void {
    for (const ids of this.endIds) for (let slot = 0; slot < this.size; slot++) ids[slot] = this.isHere(slot) ? numberOf(ids[slot]!) : 0;
  }

  remove(slot: number): void {
    for (const scores of this.endScores) scores[slot] = GONE;
    this.gone++;
    if (this.gone > FEW && this.gone > this.living) this.mostlyEmpty(this);
  }

  isHere(slot: number): boolean {
    return this.endScores[0][slot] !== GONE;
  }

  /** @param ends by slot, those of this block or others as long */
  scan(lens: OpeningLens, scratch: Scratch, ends: EndScores, reached: Reached): void {
    if (!this.judge(lens, scratch.verdicts)) return;
    for (const [skill, byGrade] of lens.skills) this.postings.addPointsTo(scratch.sums, skill, byGrade);
    for (let run = 0; run < this.runs; run++) {
      if (scratch.verdicts[run]! < FAILS) this.scanRun(run, lens, scratch, ends, reached);
    }
    scratch.sums.fill(0, 0, this.size);
  }

  /** Those who are here, in the order of slots. */
  forEach(visit: (slot: number, gates: number) => void): void {
    for (let run = 0; run < this.runs; run++) {
      for (let slot = this.runStarts[run]!, to = this.endOf(run); slot < to; slot++) {
        if (this.isHere(slot)) visit(slot, this.runGates[run]!);
      }
    }
  }

  standingsOf(slot: number): number[] {
    return this.standings.of(slot);
  }

  /** Gives back the room that growing left. */
  trim(): void {
    this.runStarts = this.runStarts.slice(0, this.runs);
    this.runGates = this.runGates.slice(0, this.runs);
    this.standings.trim();
  }

  get bytes(): number {
    const arrays = [this.people, ...this.endScores, ...this.endIds, this.runStarts, this.runGates];
    return this.postings.bytes + this.standings.bytes + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** @returns false when the gates refuse everybody */
  private judge({ classes }: OpeningLens, verdicts: Uint8Array): boolean {
    let best = FAILS;
    for (let run = 0; run < this.runs; run++) {
      verdicts[run] = classes.bitsOf(this.runGates[run]!);
      best = Math.min(best, verdicts[run]!);
    }
    return best < FAILS;
  }

  /** The main loop: skills, level and the nearest occupation against the end of the list. */
  private scanRun(run: number, { classes, standings }: OpeningLens, { sums, verdicts }: Scratch, ends: EndScores, reached: Reached): void {
    const [from, to] = [this.runStarts[run]!, this.endOf(run)];
    const [firsts, seconds] = this.standings.columns;
    const list = ends[verdicts[run]!]!;
    const level = classes.levelPointsOf(this.runGates[run]!);
    const tell = (slot: number) => this.tell(sums[slot]! + this.standings.pointsOf(slot, standings), level, slot, verdicts[run]!, reached);
    for (let slot = from; slot < to; slot++) {
      const left = list[slot]! - level - sums[slot]!;
      if (standings[firsts[slot]!]! >= left || standings[seconds[slot]!]! >= left) tell(slot);
    }
    const { more, moreSlots, moreNumbers } = this.standings;
    for (let at = this.standings.firstOf(from); at < more && moreSlots[at]! < to; at++) {
      const slot = moreSlots[at]!;
      if (standings[moreNumbers[at]!]! >= list[slot]! - level - sums[slot]!) tell(slot);
    }
  }

  /** Nothing in common is no match, whatever the level. */
  private tell(common: number, level: number, slot: number, bits: number, reached: Reached): void {
    if (common) reached(slot, common + level, bits === OPEN);
  }

  private endOf(run: number): number {
    return run + 1 < this.runs ? this.runStarts[run + 1]! : this.size;
  }

  private beginRun(slot: number, gates: number): void {
    this.runStarts = withRoomAt(this.runStarts, this.runs);
    this.runGates = withRoomAt(this.runGates, this.runs);
    this.runStarts[this.runs] = slot;
    this.runGates[this.runs++] = gates;
  }
}
