import type { TopRanked } from '../rank.js';
import { type CandidateLens, GONE } from './candidate-lens.js';
import { DemandRuns, type Lists, leastScore, type Run } from './demand-runs.js';
import { grown, MAX_SLOTS, Postings, picked } from './postings.js';
import type { SlotNumbers } from './slot-numbers.js';
import { FAILS, OPEN } from './verdict-bits.js';

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
  private runs = new DemandRuns();
  private demands = new Uint32Array(16);
  private occupations = new Uint16Array(16);
  private levelRanges = new Uint8Array(16);
  /** The level range of a vacancy that is there and has not expired; else GONE. */
  private live = new Uint8Array(16);
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
    this.live[slot] = GONE;
    this.ids[slot] = '';
    this.gone++;
  }

  get wantsPacking(): boolean {
    return this.gone > 64 && this.gone > MOSTLY_GONE * this.ids.length;
  }

  /** Offers every vacancy of the region that no gate refuses and that has something in common with the candidate. */
  rankInto(matched: TopRanked, open: TopRanked, lens: CandidateLens): void {
    this.expireAt(lens.today);
    for (const [skill, evidence] of lens.skills) this.postings.addPointsTo(this.sums, skill, evidence);
    const { starts, demands } = this.runs;
    for (let run = 0; run < starts.length; run++) {
      if (lens.demandBits[demands[run]!]! & FAILS) continue;
      this.rankRun({ demand: demands[run]!, from: starts[run]!, to: starts[run + 1] ?? this.ids.length }, { matched, open }, lens);
    }
    this.sums.fill(0, 0, this.ids.length);
  }

  /** The demand is judged when a vacancy first has the points for a list. */
  private rankRun({ demand, from, to }: Run, lists: Lists, lens: CandidateLens): void {
    const { sums, live, occupations, ids } = this;
    const { occupationPoints, levelPoints } = lens;
    let least = leastScore(lens.demandBits[demand]!, lists);
    for (let slot = from; slot < to; slot++) {
      const common = sums[slot]! + occupationPoints[occupations[slot]!]!;
      const score = common + levelPoints[live[slot]!]!;
      if (score < least || common === 0) continue;
      const bits = lens.bitsOf(demand);
      if (bits & FAILS) return;
      const list = bits === OPEN ? lists.open : lists.matched;
      list.offer(ids[slot]!, score);
      least = list.threshold;
    }
  }

  /** The same region without empty slots, those that ask the same side by side. @returns the new slot of each vacancy */
  pack(): ReadonlyMap<string, number> {
    const { ids, demands } = this;
    const order = Uint32Array.from(ids.keys())
      .filter((slot) => ids[slot] !== '')
      .sort((one, other) => demands[one]! - demands[other]! || one - other);
    const moved = new Int32Array(ids.length).fill(-1);
    for (const [to, slot] of order.entries()) moved[slot] = to;
    this.postings = this.postings.compacted(moved);
    this.reorder(order);
    this.gone = 0;
    this.today = 0;
    return new Map(this.ids.map((id, slot) => [id, slot]));
  }

  private reorder(order: Uint32Array): void {
    const { ids } = this;
    const room = Math.max(16, order.length);
    this.sums = new Uint16Array(room);
    this.demands = picked(this.demands, order, room);
    this.occupations = picked(this.occupations, order, room);
    this.levelRanges = picked(this.levelRanges, order, room);
    this.live = picked(this.levelRanges, Uint32Array.from(order.keys()), room);
    this.expires = picked(this.expires, order, room);
    this.ids = Array.from(order, (slot) => ids[slot]!);
    this.runs = new DemandRuns();
    for (let slot = 0; slot < order.length; slot++) this.runs.append(slot, this.demands[slot]!);
  }

  get bytes(): number {
    const arrays = [this.sums, this.demands, this.live, this.occupations, this.levelRanges, this.expires];
    return this.postings.bytes + arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  private place(slot: number, { demand, occupation, levelRange, expires }: SlotNumbers): void {
    this.demands[slot] = demand;
    this.runs.append(slot, demand);
    this.live[slot] = expires < this.today ? GONE : levelRange;
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
      this.live[slot] = isThere ? (this.levelRanges[slot] as number) : GONE;
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
