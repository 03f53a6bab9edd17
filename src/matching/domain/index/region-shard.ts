import type { TopRanked } from '../rank.js';
import type { CandidateLens } from './candidate-lens.js';
import { LeastScore } from './least-score.js';
import { grown, MAX_SLOTS, Postings } from './postings.js';
import { NO_VACANCY, type SlotNumbers } from './slot-numbers.js';

export class RegionFull extends Error {
  readonly code = 'region-full';
  constructor() {
    super(`One region holds at most ${MAX_SLOTS} vacancies in the index. Import the vacancies with finer regions (ISO 3166-2).`);
  }
}

/** Half of the slots gone: pack. */
const MOSTLY_GONE = 0.5;

/** The vacancies of one region in arrays by slot. A vacancy that closes leaves its slot empty; one that comes takes a new one at the end. */
export class RegionShard {
  ids: string[] = [];
  private gone = 0;
  private postings = new Postings();
  private sums = new Uint16Array(16);
  /** What the vacancy in a slot asks, and the same while it is there and has not expired: else NO_VACANCY. */
  private demands = new Uint32Array(16);
  private live = new Uint32Array(16);
  private occupations = new Uint16Array(16);
  private levelRanges = new Uint8Array(16);
  private expires = new Uint32Array(16);
  private today = 0;

  add(id: string, numbers: SlotNumbers, skills: readonly (readonly [skill: number, points: number])[]): number {
    const slot = this.ids.length;
    if (slot >= MAX_SLOTS) throw new RegionFull();
    if (slot === this.sums.length) this.makeRoom(2 * slot);
    this.ids.push(id);
    this.place(slot, numbers);
    for (const [skill, points] of skills) this.postings.add(skill, slot, points);
    return slot;
  }

  remove(slot: number): void {
    this.live[slot] = NO_VACANCY;
    this.ids[slot] = '';
    this.gone++;
  }

  get wantsPacking(): boolean {
    return this.gone > 64 && this.gone > MOSTLY_GONE * this.ids.length;
  }

  /** Offers every vacancy of the region that no gate refuses and that has something in common with the candidate. */
  rankInto(matched: TopRanked, open: TopRanked, lens: CandidateLens): void {
    this.expireAt(lens.today);
    const { sums, live, occupations, levelRanges, ids } = this;
    const { demandBits, occupationPoints, levelPoints } = lens;
    for (const [skill, evidence] of lens.skills) this.postings.addPointsTo(sums, skill, evidence);
    const least = new LeastScore(matched, open);
    const { byBits } = least;
    for (let slot = 0, slots = ids.length; slot < slots; slot++) {
      const common = sums[slot]! + occupationPoints[occupations[slot]!]!;
      const score = common + levelPoints[levelRanges[slot]!]!;
      if (score < byBits[demandBits[live[slot]!]!]!) continue;
      const bits = lens.bitsOf(live[slot]!);
      if (score < byBits[bits]! || common === 0) continue;
      (bits ? open : matched).offer(ids[slot]!, score);
      least.update();
    }
    sums.fill(0, 0, ids.length);
  }

  /** The same region without empty slots. @returns the new slot of each vacancy */
  pack(): ReadonlyMap<string, number> {
    const moved = new Int32Array(this.ids.length).fill(-1);
    const places = new Map<string, number>();
    for (const [slot, id] of this.ids.entries()) {
      if (!id) continue;
      moved[slot] = places.size;
      places.set(id, places.size);
    }
    this.postings = this.postings.compacted(moved);
    for (const [slot, to] of moved.entries()) if (to >= 0) this.place(to, this.numbersAt(slot));
    this.ids = [...places.keys()];
    this.gone = 0;
    this.today = 0;
    return places;
  }

  get bytes(): number {
    const arrays = [this.sums, this.demands, this.live, this.occupations, this.levelRanges, this.expires];
    return this.postings.bytes + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  private numbersAt(slot: number): SlotNumbers {
    return {
      demand: this.demands[slot] as number,
      occupation: this.occupations[slot] as number,
      levelRange: this.levelRanges[slot] as number,
      expires: this.expires[slot] as number,
    };
  }

  private place(slot: number, { demand, occupation, levelRange, expires }: SlotNumbers): void {
    this.demands[slot] = demand;
    this.live[slot] = expires < this.today ? NO_VACANCY : demand;
    this.occupations[slot] = occupation;
    this.levelRanges[slot] = levelRange;
    this.expires[slot] = expires;
  }

  /** On another day other vacancies have expired. */
  private expireAt(today: number): void {
    if (today === this.today) return;
    this.today = today;
    for (const [slot, id] of this.ids.entries()) {
      const isThere = id !== '' && (this.expires[slot] as number) >= today;
      this.live[slot] = isThere ? (this.demands[slot] as number) : NO_VACANCY;
    }
  }

  private makeRoom(slots: number): void {
    this.sums = grown(this.sums, slots);
    this.demands = grown(this.demands, slots);
    this.live = grown(this.live, slots);
    this.occupations = grown(this.occupations, slots);
    this.levelRanges = grown(this.levelRanges, slots);
    this.expires = grown(this.expires, slots);
  }
}
