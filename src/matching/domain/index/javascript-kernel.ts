import type { Ranking } from '../reference.js';
import { BestPlaces } from './best-places.js';
import type { CandidateNumbers } from './candidate-numbers.js';
import type { Asking, Kernel } from './kernel.js';
import { DAYS, FAILS, LEVEL_POINTS, OPEN, ORDER, SLOT, SLOT_TERMS, START, VERDICT_SHIFT } from './layout.js';
import { LeastOfBest } from './least-of-best.js';
import { PointsBySlot } from './points-by-slot.js';
import type { RegionShard } from './region-shard.js';
import { expiryOf } from './vocabulary.js';

/**
 * The kernel in plain JavaScript: what the other one is held against, and what serves where WebAssembly has no vectors or threads. Points are added up by
 * slot, for all regions one after the other. The best of each kind tells what a list will need at least, and which kinds need no second look.
 */
export class JavaScriptKernel implements Kernel {
  readonly most = 1;
  private readonly points = new PointsBySlot();
  private bestOfKinds = new Uint16Array(1 << 8);

  rank(askings: Iterable<Asking>, limit: number): readonly Ranking[] {
    return Array.from(askings, (asking) => this.rankOne(asking, limit));
  }

  private rankOne(asking: Asking, limit: number): Ranking {
    const { candidate, shards } = asking;
    const slots = this.addSkills(asking);
    const { matched, open } = this.expectations(asking, limit);
    let lists = this.offerAll(asking, { matched: new BestPlaces(limit, matched), open: new BestPlaces(limit, open) });
    if (lists.matched.isShort || lists.open.isShort) {
      lists = this.offerAll(asking, { matched: new BestPlaces(limit), open: new BestPlaces(limit) });
    }
    this.points.forget(candidate, slots);
    return { items: lists.matched.list(shards), open: lists.open.list(shards) };
  }

  /** @returns how many slots the regions have */
  private addSkills({ candidate, shards }: Asking): number {
    const slots = shards.reduce((sum, { packed }) => sum + packed.count, 0);
    this.points.makeRoom(slots);
    this.points.spreadOccupations(candidate);
    let base = 0;
    for (const { packed } of shards) {
      this.points.addSkills(packed, candidate.skills, base);
      base += packed.count;
    }
    return slots;
  }

  /** Adds the points for occupations where no gate fails, and keeps the best score of each kind. @returns what the last on each list has at least, if the
   * best of every kind may be on it */
  private expectations({ candidate, shards }: Asking, limit: number): { readonly matched: number; readonly open: number } {
    const kinds = shards.reduce((sum, { packed }) => sum + packed.kinds.length, 0);
    if (kinds > this.bestOfKinds.length) this.bestOfKinds = new Uint16Array(2 * kinds);
    const { bestOfKinds } = this;
    const expected = [new LeastOfBest(limit), new LeastOfBest(limit)] as const;
    let [base, at] = [0, 0];
    for (const { packed } of shards) {
      for (let kind = 0, from = 0; kind < packed.kinds.length; from = packed.kindEnds[kind++]!) {
        const row = candidate.kinds[packed.kinds[kind]!]!;
        const verdict = row >>> VERDICT_SHIFT;
        const best = verdict & FAILS ? 0 : this.points.addOccupations(packed, from, packed.kindEnds[kind]!, base);
        bestOfKinds[at] = best && best + (row & LEVEL_POINTS);
        if (best) expected[verdict === OPEN ? 1 : 0].take(bestOfKinds[at]!);
        at++;
      }
      base += packed.count;
    }
    if (candidate.terms || candidate.starts) return { matched: 0, open: 0 };
    return { matched: expected[0].least, open: expected[1].least };
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
    const { sums } = this.points;
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
    this.points.holdSkills(candidate.skills);
    for (let one = 0; one < newer.count; one++) {
      const row = candidate.kinds[newer.kinds[one]!]!;
      const verdict = row >>> VERDICT_SHIFT;
      if (verdict & FAILS) continue;
      const sum = this.points.ofNew(one, newer);
      if (sum) offer(packed.count + one, sum + (row & LEVEL_POINTS), verdict, candidate, shard, number, lists);
    }
    this.points.dropSkills(candidate.skills);
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
