import type { Ranking } from '../reference.js';
import { WEIGHTS } from '../weights.js';
import { BestPlaces } from './best-places.js';
import type { CandidateNumbers } from './candidate-numbers.js';
import { grown } from './grown.js';
import type { Asking, Kernel } from './kernel.js';
import {
  DAYS,
  FAILS,
  LEVEL_POINTS,
  NUMBER,
  OCCUPATION,
  OPEN,
  ORDER,
  PERCENT_SHIFT,
  POINTS_SHIFT,
  SLOT,
  SLOT_TERMS,
  START,
  VERDICT_SHIFT,
} from './layout.js';
import type { PackedVacancies } from './packed-vacancies.js';
import type { RegionShard } from './region-shard.js';
import { expiryOf } from './vocabulary.js';

const PERCENTS = 101;

/**
 * The kernel in plain JavaScript: what the other one is held against, and what serves where WebAssembly has no vectors or threads. Points are added up by
 * slot, for all regions one after the other. The best of each kind tells what a list will need at least, and which kinds need no second look.
 */
export class JavaScriptKernel implements Kernel {
  readonly most = 1;
  private sums = new Uint16Array(1 << 10);
  private bestOfKinds = new Uint16Array(1 << 8);
  private readonly occupationPoints = new Uint16Array(OCCUPATION + 1);
  private evidence = new Uint8Array(0);
  private readonly byPercent = new Uint16Array(PERCENTS);

  rank(askings: Iterable<Asking>, limit: number): readonly Ranking[] {
    return Array.from(askings, (asking) => this.rankOne(asking, limit));
  }

  private rankOne(asking: Asking, limit: number): Ranking {
    this.makeRoom(asking);
    this.spreadOccupations(asking.candidate);
    const slots = this.addSkills(asking);
    const { matched, open } = this.expectations(asking, limit);
    let lists = this.offerAll(asking, { matched: new BestPlaces(limit, matched), open: new BestPlaces(limit, open) });
    if (lists.matched.isShort || lists.open.isShort) {
      lists = this.offerAll(asking, { matched: new BestPlaces(limit), open: new BestPlaces(limit) });
    }
    this.sums.fill(0, 0, slots);
    this.forgetOccupations(asking.candidate);
    return { items: lists.matched.list(asking.shards), open: lists.open.list(asking.shards) };
  }

  private makeRoom({ shards }: Asking): void {
    const slots = shards.reduce((sum, { packed }) => sum + packed.count, 0);
    const kinds = shards.reduce((sum, { packed }) => sum + packed.kinds.length, 0);
    if (slots > this.sums.length) this.sums = new Uint16Array(2 * slots);
    if (kinds > this.bestOfKinds.length) this.bestOfKinds = new Uint16Array(2 * kinds);
  }

  private spreadOccupations({ occupations }: CandidateNumbers): void {
    const { occupationPoints, byPercent } = this;
    for (const { near, practice } of occupations) {
      for (let percent = 0; percent < PERCENTS; percent++) {
        byPercent[percent] = Math.floor((WEIGHTS.occupation * practice * percent) / 10_000);
      }
      const { entries, count } = near;
      for (let at = 0; at < count; at++) {
        const occupation = entries[at]! & OCCUPATION;
        const points = byPercent[entries[at]! >>> PERCENT_SHIFT]!;
        if (points > occupationPoints[occupation]!) occupationPoints[occupation] = points;
      }
    }
  }

  private forgetOccupations({ occupations }: CandidateNumbers): void {
    for (const { near } of occupations) {
      const last = near.entries[near.count - 1];
      if (last !== undefined) this.occupationPoints.fill(0, 0, (last & OCCUPATION) + 1);
    }
  }

  /** @returns how many slots the regions have */
  private addSkills({ candidate, shards }: Asking): number {
    let base = 0;
    for (const { packed } of shards) {
      this.addSkillsIn(packed, candidate.skills, base);
      base += packed.count;
    }
    return base;
  }

  /** Adds 64ths of each posting's points to its slot. Unrolled: a third faster. */
  private addSkillsIn({ skillsHere, postingsFrom, postings }: PackedVacancies, skills: readonly number[], base: number): void {
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

  /** Adds the points for occupations where no gate fails, and keeps the best score of each kind. @returns what the last on each list has at least, if the best of every kind may be on it */
  private expectations({ candidate, shards }: Asking, limit: number): { readonly matched: number; readonly open: number } {
    const { bestOfKinds } = this;
    const expected = [new LeastOfBest(limit), new LeastOfBest(limit)] as const;
    let [base, at] = [0, 0];
    for (const { packed } of shards) {
      for (let kind = 0, from = 0; kind < packed.kinds.length; from = packed.kindEnds[kind++]!) {
        const row = candidate.kinds[packed.kinds[kind]!]!;
        const verdict = row >>> VERDICT_SHIFT;
        const best = verdict & FAILS ? 0 : this.addOccupations(packed.occupations, from, packed.kindEnds[kind]!, base);
        bestOfKinds[at] = best && best + (row & LEVEL_POINTS);
        if (best) expected[verdict === OPEN ? 1 : 0].take(bestOfKinds[at]!);
        at++;
      }
      base += packed.count;
    }
    if (candidate.terms || candidate.starts) return { matched: 0, open: 0 };
    return { matched: expected[0].least, open: expected[1].least };
  }

  /** @returns the greatest sum */
  private addOccupations(occupations: Uint16Array, from: number, to: number, base: number): number {
    const { sums, occupationPoints } = this;
    let greatest = 0;
    for (let slot = from; slot < to; slot++) {
      const sum = sums[base + slot]! + occupationPoints[occupations[slot]!]!;
      sums[base + slot] = sum;
      if (sum > greatest) greatest = sum;
    }
    return greatest;
  }

  private offerAll({ candidate, shards }: Asking, lists: Lists): Lists {
    let [base, at] = [0, 0];
    for (const [number, shard] of shards.entries()) {
      const { kinds, kindEnds, count } = shard.packed;
      for (let kind = 0; kind < kinds.length; kind++) {
        const best = this.bestOfKinds[at++]!;
        const row = candidate.kinds[kinds[kind]!]!;
        if (!best || best < thresholdOf(row, candidate, lists)) continue;
        const from = kind ? kindEnds[kind - 1]! : 0;
        this.offerKind({ row, from, to: kindEnds[kind]!, base }, candidate, shard, number, lists);
      }
      base += count;
      if (shard.newer.count) this.offerNewer(candidate, shard, number, lists);
    }
    return lists;
  }

  private offerKind({ row, from, to, base }: Run, candidate: CandidateNumbers, shard: RegionShard, number: number, lists: Lists): void {
    const { sums } = this;
    const level = row & LEVEL_POINTS;
    let least = Math.max(1, thresholdOf(row, candidate, lists) - level);
    for (let slot = from; slot < to; slot++) {
      const sum = sums[base + slot]!;
      if (sum < least) continue;
      offer(slot, sum + level, row >>> VERDICT_SHIFT, candidate, shard, number, lists);
      least = Math.max(1, thresholdOf(row, candidate, lists) - level);
    }
  }

  private offerNewer(candidate: CandidateNumbers, shard: RegionShard, number: number, lists: Lists): void {
    const { newer, packed } = shard;
    this.holdSkills(candidate.skills);
    for (let one = 0; one < newer.count; one++) {
      const row = candidate.kinds[newer.kinds[one]!]!;
      const verdict = row >>> VERDICT_SHIFT;
      if (verdict & FAILS) continue;
      const sum = this.pointsOf(one, shard);
      if (sum) offer(packed.count + one, sum + (row & LEVEL_POINTS), verdict, candidate, shard, number, lists);
    }
    for (let one = 0; one < candidate.skills.length; one += 2) this.evidence[candidate.skills[one]!] = 0;
  }

  private pointsOf(one: number, { newer: { skills, skillsFrom, occupations } }: RegionShard): number {
    const { evidence } = this;
    let sum = this.occupationPoints[occupations[one]!]!;
    for (let at = skillsFrom[one]!, end = skillsFrom[one + 1]!; at < end; at++) {
      sum += ((skills[at]! >>> POINTS_SHIFT) * (evidence[skills[at]! & NUMBER] ?? 0)) >> 6;
    }
    return sum;
  }

  private holdSkills(skills: readonly number[]): void {
    for (let one = 0; one < skills.length; one += 2) {
      const skill = skills[one]!;
      if (skill >= this.evidence.length) this.evidence = grown(this.evidence, 2 * skill + 64);
      this.evidence[skill] = skills[one + 1]!;
    }
  }
}

interface Lists {
  readonly matched: BestPlaces;
  readonly open: BestPlaces;
}

/** Slots of one kind, whose sums begin at `base`. */
interface Run {
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly base: number;
}

/** The least of the best so many numbers; 0: there were fewer. */
class LeastOfBest {
  private readonly best: Uint16Array;
  private held = 0;

  constructor(private readonly limit: number) {
    this.best = new Uint16Array(limit);
  }

  get least(): number {
    return this.held === this.limit ? this.best[this.limit - 1]! : 0;
  }

  take(number: number): void {
    const { best, limit } = this;
    if (this.held === limit && number <= best[limit - 1]!) return;
    let at = this.held === limit ? limit - 1 : this.held++;
    for (; at > 0 && best[at - 1]! < number; at--) best[at] = best[at - 1]!;
    best[at] = number;
  }
}

/** The score for a place on the list that a kind's vacancies lead to; where terms or start may lead them to the other, on either. */
function thresholdOf(row: number, { terms, starts }: CandidateNumbers, { matched, open }: Lists): number {
  if (terms || starts) return Math.min(matched.threshold, open.threshold);
  return (row >>> VERDICT_SHIFT === OPEN ? open : matched).threshold;
}

function offer(
  slot: number,
  score: number,
  verdict: number,
  { today, terms, starts }: CandidateNumbers,
  { slots }: RegionShard,
  number: number,
  { matched, open }: Lists,
): void {
  const at = (SLOT / 4) * slot;
  const days = slots[at + DAYS / 4]!;
  if (expiryOf(days) < today) return;
  const bits = verdict | (terms ? terms[slots[at + SLOT_TERMS / 4]!]! : 0) | (starts ? starts[days & START]! : 0);
  if (bits & FAILS) return;
  const list = bits & OPEN ? open : matched;
  if (score >= list.threshold) list.offer(score, slots[at + ORDER / 4]!, slot, number);
}
