import type { Ranking } from '../reference.js';
import { WEIGHTS } from '../weights.js';
import { BestPlaces } from './best-places.js';
import type { CandidateNumbers } from './candidate-numbers.js';
import { grown } from './grown.js';
import type { Asking, Kernel } from './kernel.js';
import { FAILS, LEVEL_POINTS, MOST_NUMBERS, NUMBER, OCCUPATION, OPEN, PERCENT_SHIFT, POINTS_SHIFT, VERDICT_SHIFT } from './layout.js';
import type { RegionShard } from './region-shard.js';

const PERCENTS = 101;

/** The kernel in plain JavaScript: what the other one is held against, and what serves where WebAssembly has no vectors or threads. */
export class JavaScriptKernel implements Kernel {
  readonly most = 1;
  private sums = new Uint16Array(1 << 10);
  private readonly occupationPoints = new Uint16Array(OCCUPATION + 1);
  /** Occupations that bear points. */
  private readonly near: number[] = [];
  private evidence = new Uint8Array(0);
  private readonly byPercent = new Uint16Array(PERCENTS);

  rank(askings: Iterable<Asking>, limit: number): readonly Ranking[] {
    return Array.from(askings, (asking) => this.rankOne(asking, limit));
  }

  private rankOne({ candidate, shards }: Asking, limit: number): Ranking {
    const lists = { matched: new BestPlaces(limit), open: new BestPlaces(limit) };
    this.spreadOccupations(candidate);
    for (const [number, shard] of shards.entries()) {
      this.rankPacked(candidate, shard, number, lists);
      if (shard.newer.count) this.rankNewer(candidate, shard, number, lists);
    }
    for (const occupation of this.near) this.occupationPoints[occupation] = 0;
    return { items: lists.matched.list(shards), open: lists.open.list(shards) };
  }

  private spreadOccupations({ occupations }: CandidateNumbers): void {
    const { occupationPoints, byPercent } = this;
    this.near.length = 0;
    for (const { near, practice } of occupations) {
      for (let percent = 0; percent < PERCENTS; percent++) {
        byPercent[percent] = Math.floor((WEIGHTS.occupation * practice * percent) / 10_000);
      }
      const { entries, count } = near;
      for (let at = 0; at < count; at++) {
        const occupation = entries[at]! & OCCUPATION;
        const points = byPercent[entries[at]! >>> PERCENT_SHIFT]!;
        const before = occupationPoints[occupation]!;
        if (points <= before) continue;
        if (!before) this.near.push(occupation);
        occupationPoints[occupation] = points;
      }
    }
  }

  private rankPacked(candidate: CandidateNumbers, shard: RegionShard, number: number, lists: Lists): void {
    const { packed } = shard;
    if (this.sums.length < packed.count) this.sums = new Uint16Array(Math.min(MOST_NUMBERS, 2 * packed.count));
    this.addSkills(candidate.skills, shard);
    this.addOccupations(shard);
    for (let kind = 0, from = 0; kind < packed.kinds.length; from = packed.kindEnds[kind++]!) {
      const row = candidate.kinds[packed.kinds[kind]!]!;
      if (!((row >>> VERDICT_SHIFT) & FAILS)) this.rankKind(row, from, packed.kindEnds[kind]!, candidate, shard, number, lists);
    }
    this.sums.fill(0, 0, packed.count);
  }

  /** Adds 64ths of each posting's points to its slot. Unrolled: a third faster. */
  private addSkills(skills: readonly number[], { packed }: RegionShard): void {
    const { sums } = this;
    const { skillsHere, postingsFrom, postings } = packed;
    for (let one = 0; one < skills.length; one += 2) {
      const here = skillsHere[skills[one]!];
      if (!here) continue;
      const evidence = skills[one + 1]!;
      let at = postingsFrom[here - 1]!;
      const end = postingsFrom[here]!;
      for (const last = end - 3; at < last; at += 4) {
        const [a, b, c, d] = [postings[at]!, postings[at + 1]!, postings[at + 2]!, postings[at + 3]!];
        sums[a & NUMBER]! += ((a >>> POINTS_SHIFT) * evidence) >> 6;
        sums[b & NUMBER]! += ((b >>> POINTS_SHIFT) * evidence) >> 6;
        sums[c & NUMBER]! += ((c >>> POINTS_SHIFT) * evidence) >> 6;
        sums[d & NUMBER]! += ((d >>> POINTS_SHIFT) * evidence) >> 6;
      }
      for (; at < end; at++) sums[postings[at]! & NUMBER]! += ((postings[at]! >>> POINTS_SHIFT) * evidence) >> 6;
    }
  }

  private addOccupations({ packed: { occupationsFrom, slotsByOccupation } }: RegionShard): void {
    const { sums, near, occupationPoints } = this;
    for (let one = 0; one < near.length; one++) {
      const occupation = near[one]!;
      if (occupation + 1 >= occupationsFrom.length) continue;
      const points = occupationPoints[occupation]!;
      for (let at = occupationsFrom[occupation]!, end = occupationsFrom[occupation + 1]!; at < end; at++) {
        sums[slotsByOccupation[at]!]! += points;
      }
    }
  }

  private rankKind(
    row: number,
    from: number,
    to: number,
    candidate: CandidateNumbers,
    shard: RegionShard,
    number: number,
    lists: Lists,
  ): void {
    const { sums } = this;
    const level = row & LEVEL_POINTS;
    const verdict = row >>> VERDICT_SHIFT;
    let least = leastSum(verdict, level, candidate, lists);
    for (let slot = from; slot < to; slot++) {
      if (sums[slot]! < least) continue;
      offer(slot, sums[slot]! + level, verdict, candidate, shard, number, lists);
      least = leastSum(verdict, level, candidate, lists);
    }
  }

  private rankNewer(candidate: CandidateNumbers, shard: RegionShard, number: number, lists: Lists): void {
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

/** What skills and occupation must come to for a place on a list; one point at least, for without them it is no match. */
function leastSum(verdict: number, level: number, { terms, starts }: CandidateNumbers, { matched, open }: Lists): number {
  const score = terms || starts ? Math.min(matched.threshold, open.threshold) : (verdict === OPEN ? open : matched).threshold;
  return Math.max(1, score - level);
}

function offer(
  slot: number,
  score: number,
  verdict: number,
  { today, terms, starts }: CandidateNumbers,
  shard: RegionShard,
  number: number,
  { matched, open }: Lists,
): void {
  if (shard.expires[slot]! < today) return;
  const bits = verdict | (terms ? terms[shard.terms[slot]!]! : 0) | (starts ? starts[shard.starts[slot]!]! : 0);
  if (bits & FAILS) return;
  (bits & OPEN ? open : matched).offer(score, shard.orders[slot]!, slot, number);
}
