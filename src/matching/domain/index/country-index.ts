import type { CountryCode, IsoDate, RegionCode } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import { withRegionsAbove } from '../gates.js';
import type { OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import { TopRanked } from '../rank.js';
import type { Ranking } from '../reference.js';
import { CandidateLens } from './candidate-lens.js';
import { RegionShard } from './region-shard.js';
import { Vocabulary } from './vocabulary.js';

/** Work that can be done from anywhere is accepted in every region. */
const REMOTE = 'remote';
type ShardName = RegionCode | typeof REMOTE;

/** The open vacancies of one country, by region. Ranks exactly as `rankByLookingAtAll` does; follows single changes in place. */
export class CountryIndex {
  private readonly vocabulary: Vocabulary;
  private readonly shards = new Map<ShardName, RegionShard>();
  private readonly places = new Map<string, { readonly shard: RegionShard; slot: number }>();

  constructor(
    readonly country: CountryCode,
    nearness: OccupationNearness,
  ) {
    this.vocabulary = new Vocabulary(nearness);
  }

  get size(): number {
    return this.places.size;
  }

  get bytes(): number {
    return [...this.shards.values()].reduce((sum, shard) => sum + shard.bytes, 0);
  }

  /** Takes in a vacancy as it now stands: new, changed or closed. */
  apply(opening: Opening): void {
    this.remove(opening.id);
    if (opening.status !== 'open') return;
    const shard = this.shardOf(opening.remote ? REMOTE : opening.region);
    const skills = opening.skills.map(({ skill, points }) => [this.vocabulary.skills.numberOf(skill), points] as const);
    this.places.set(opening.id, { shard, slot: shard.add(opening.id, this.vocabulary.numbersOf(opening), skills) });
  }

  remove(id: string): void {
    const place = this.places.get(id);
    if (!place) return;
    place.shard.remove(place.slot);
    this.places.delete(id);
    if (place.shard.wantsPacking) this.pack(place.shard);
  }

  /** Gives back the room that growing and closing left; after the first load, and by itself when a region is half empty. */
  packAll(): void {
    for (const shard of this.shards.values()) this.pack(shard);
  }

  rank(candidate: Candidate, asOf: IsoDate, limit: number): Ranking {
    const [matched, open] = [new TopRanked(limit), new TopRanked(limit)];
    if (candidate.destination === this.country) {
      const lens = new CandidateLens(candidate, this.vocabulary, asOf);
      for (const [name, shard] of this.shards) if (accepts(candidate, name)) shard.rankInto(matched, open, lens);
    }
    return { items: matched.list(), open: open.list() };
  }

  private pack(shard: RegionShard): void {
    for (const [id, slot] of shard.pack()) this.places.get(id)!.slot = slot;
  }

  private shardOf(name: ShardName): RegionShard {
    const known = this.shards.get(name) ?? new RegionShard();
    this.shards.set(name, known);
    return known;
  }
}

function accepts({ wishes }: Candidate, shard: ShardName): boolean {
  return shard === REMOTE || !wishes.regions.length || withRegionsAbove(shard).some((region) => wishes.regions.includes(region));
}
