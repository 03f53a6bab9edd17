import { grown } from '../index/grown.js';
import { OPEN } from '../index/verdict-bits.js';
import type { OpeningLens, PersonNumbers } from './people-vocabulary.js';
import { MAX_SLOTS, SkillPostings } from './skill-postings.js';

const NOBODY = 0;
/** Half of the slots gone: pack. */
const MOSTLY_GONE = 0.5;

/** Told of every person whom no gate refuses and who has something in common with the vacancy. */
export type Visit = (slot: number, score: number, open: boolean) => void;

/** Some of a country's people in arrays by slot; few enough that packing is short. A person who goes leaves the slot empty. */
export class PeopleBlock {
  ids: string[] = [];
  private gone = 0;
  private postings = new SkillPostings();
  private holdings = new Uint32Array(16);
  private wishes = new Uint32Array(16);
  private regions = new Uint32Array(16);
  /** Where a person's standings begin in the pool; they end where the next person's begin. */
  private standingsFrom = new Uint32Array(17);
  private standings = new Uint32Array(32);
  /** Ends of the two lists: score, and the number of the id. */
  private readonly endScores = [new Uint16Array(16), new Uint16Array(16)] as [Uint16Array, Uint16Array];
  private readonly endIds = [new Uint32Array(16), new Uint32Array(16)] as [Uint32Array, Uint32Array];

  get isFull(): boolean {
    return this.ids.length >= MAX_SLOTS;
  }

  get wantsPacking(): boolean {
    return this.gone > 64 && this.gone > MOSTLY_GONE * this.ids.length;
  }

  add(id: string, numbers: PersonNumbers): number {
    const slot = this.ids.length;
    if (slot === this.holdings.length) this.makeRoom(Math.min(MAX_SLOTS, 2 * slot));
    this.ids.push(id);
    this.place(slot, numbers.holding, numbers.wishes, numbers.regions, numbers.standings);
    for (const [skill, evidence] of numbers.skills) this.postings.add(skill, slot, evidence);
    return slot;
  }

  remove(slot: number): void {
    this.ids[slot] = '';
    this.regions[slot] = NOBODY;
    this.gone++;
  }

  setEnds(slot: number, ends: readonly [score: number, id: number][]): void {
    for (const [list, [score, id]] of ends.entries()) {
      this.endScores[list]![slot] = score;
      this.endIds[list]![slot] = id;
    }
  }

  /** @param sums zeros, as they are left */
  visitListing(lens: OpeningLens, sums: Uint16Array, mayTie: (id: number) => boolean, visit: Visit): void {
    const [matched, open] = this.endScores;
    this.visit(lens, sums, (slot, score, isOpen) => {
      const end = (isOpen ? open : matched)[slot] as number;
      if (score > end || (score === end && mayTie(this.endIds[isOpen ? 1 : 0][slot] as number))) visit(slot, score, isOpen);
    });
  }

  visit(lens: OpeningLens, sums: Uint16Array, visit: Visit): void {
    for (const [skill, points] of lens.skills) this.postings.addPointsTo(sums, skill, points);
    const { regions, holdings, wishes } = this;
    const { regionBits, holdingBits, wishBits, levelPoints } = lens;
    for (let slot = 0, slots = this.ids.length; slot < slots; slot++) {
      if (regionBits[regions[slot]!]) continue;
      const bits = holdingBits[holdings[slot]!]! | wishBits[wishes[slot]!]!;
      if (bits > OPEN) continue;
      const common = sums[slot]! + this.occupationPoints(slot, lens.standingPoints);
      if (common) visit(slot, common + levelPoints[holdings[slot]!]!, bits === OPEN);
    }
    sums.fill(0, 0, this.ids.length);
  }

  /** The same people without empty slots. @returns the slots of those who are here */
  pack(): ReadonlyMap<string, number> {
    const moved = new Int32Array(this.ids.length).fill(-1);
    const places = new Map<string, number>();
    for (const [slot, id] of this.ids.entries()) {
      if (!id) continue;
      moved[slot] = places.size;
      this.moveTo(places.size, slot);
      places.set(id, places.size);
    }
    this.postings = this.postings.packed(moved);
    this.ids = [...places.keys()];
    this.gone = 0;
    return places;
  }

  get bytes(): number {
    const arrays = [this.holdings, this.wishes, this.regions, this.standingsFrom, this.standings, ...this.endScores, ...this.endIds];
    return this.postings.bytes + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  private occupationPoints(slot: number, points: Uint16Array): number {
    let best = 0;
    for (let at = this.standingsFrom[slot]!, end = this.standingsFrom[slot + 1]!; at < end; at++) {
      const here = points[this.standings[at]!]!;
      if (here > best) best = here;
    }
    return best;
  }

  /** Slots are moved in their order and never up, so that nothing is overwritten before it was read. */
  private moveTo(slot: number, from: number): void {
    const standings = this.standings.slice(this.standingsFrom[from], this.standingsFrom[from + 1]);
    this.place(slot, this.holdings[from]!, this.wishes[from]!, this.regions[from]!, standings);
    for (const ends of [...this.endScores, ...this.endIds]) ends[slot] = ends[from]!;
  }

  private place(slot: number, holding: number, wishes: number, regions: number, standings: ArrayLike<number>): void {
    this.holdings[slot] = holding;
    this.wishes[slot] = wishes;
    this.regions[slot] = regions;
    const from = this.standingsFrom[slot] as number;
    if (from + standings.length > this.standings.length) this.standings = grown(this.standings, 2 * (from + standings.length));
    this.standings.set(standings, from);
    this.standingsFrom[slot + 1] = from + standings.length;
  }

  private makeRoom(slots: number): void {
    this.holdings = grown(this.holdings, slots);
    this.wishes = grown(this.wishes, slots);
    this.regions = grown(this.regions, slots);
    this.standingsFrom = grown(this.standingsFrom, slots + 1);
    for (const list of [0, 1] as const) {
      this.endScores[list] = grown(this.endScores[list], slots);
      this.endIds[list] = grown(this.endIds[list], slots);
    }
  }
}
