import type { CountryCode, IsoDate, RegionCode } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import { withRegionsAbove } from '../gates.js';
import type { OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import type { Ranking } from '../reference.js';
import { type Arena, ownedBy } from './arena.js';
import { type CandidateNumbers, CandidateReader } from './candidate-numbers.js';
import { type Engine, JAVASCRIPT } from './engine.js';
import { IdOrder } from './id-order.js';
import type { Asking, Kernel } from './kernel.js';
import { RegionShard } from './region-shard.js';
import { Vocabulary } from './vocabulary.js';

/** Work that can be done from anywhere is accepted in every region. */
const REMOTE = 'remote';
/** Ids that went keep their number until they are so many times the vacancies that are here. */
const MOSTLY_GONE = 2;
const FEW = 1_000;
/** Choices of regions that are remembered. */
const MOST_CHOICES = 10_000;
type ShardName = RegionCode | typeof REMOTE;

/** The open vacancies of one country, by region. Ranks exactly as `rankByLookingAtAll` does; follows single changes in place. */
export class CountryIndex {
  private readonly vocabulary = new Vocabulary();
  private readonly reader: CandidateReader;
  private readonly shards = new Map<ShardName, RegionShard>();
  private readonly places = new Map<string, { readonly shard: RegionShard; slot: number }>();
  private readonly order = new IdOrder();
  private readonly accepted = new Map<string, readonly RegionShard[]>();
  private readonly arena: Arena;
  private readonly kernel: Kernel;

  constructor(
    readonly country: CountryCode,
    nearness: OccupationNearness,
    engine: Engine = JAVASCRIPT,
  ) {
    this.arena = ownedBy(this, engine.arena);
    this.kernel = engine.kernel;
    this.reader = new CandidateReader(this.vocabulary, nearness, this.arena);
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
    const order = this.order.numberOf(opening.id);
    const shard = this.add(opening, order ?? 0);
    if (order === undefined) this.orderAnew();
    if (shard.wantsPacking) this.pack(shard);
  }

  /** The same for the first of many: nobody may be ranked before `packAll`. */
  load(opening: Opening): void {
    this.remove(opening.id);
    if (opening.status === 'open') this.add(opening, 0);
  }

  remove(id: string): void {
    const place = this.places.get(id);
    if (!place) return;
    place.shard.remove(place.slot);
    this.places.delete(id);
    if (place.shard.wantsPacking) this.pack(place.shard);
    if (this.order.size > MOSTLY_GONE * (this.size + FEW)) this.orderAnew();
  }

  packAll(): void {
    this.orderAnew();
    for (const shard of this.shards.values()) this.pack(shard);
  }

  rank(candidate: Candidate, asOf: IsoDate, limit: number): Ranking {
    return this.rankAll([candidate], asOf, limit)[0]!;
  }

  /** @returns rankings in the order of the candidates */
  rankAll(candidates: readonly Candidate[], asOf: IsoDate, limit: number): readonly Ranking[] {
    const rankings: Ranking[] = [];
    for (let at = 0; at < candidates.length; at += this.kernel.most) {
      this.reader.forgetWhenFull();
      rankings.push(...this.kernel.rank(this.askings(candidates.slice(at, at + this.kernel.most), asOf), limit));
    }
    return rankings;
  }

  /** Candidates in the numbers of this index, as ranking begins with them. */
  readAll(candidates: readonly Candidate[], asOf: IsoDate): readonly CandidateNumbers[] {
    return candidates.map((candidate) => this.reader.read(candidate, asOf));
  }

  private *askings(candidates: readonly Candidate[], asOf: IsoDate): Iterable<Asking> {
    for (const candidate of candidates) yield { candidate: this.reader.read(candidate, asOf), shards: this.shardsFor(candidate) };
  }

  private add(opening: Opening, order: number): RegionShard {
    const shard = this.shardOf(opening.remote ? REMOTE : opening.region);
    this.places.set(opening.id, { shard, slot: shard.add(opening.id, order, this.vocabulary.numbersOf(opening)) });
    return shard;
  }

  private orderAnew(): void {
    for (const [id, order] of this.order.numberAnew(this.places.keys())) {
      const { shard, slot } = this.places.get(id)!;
      shard.setOrder(slot, order);
    }
  }

  private pack(shard: RegionShard): void {
    shard.pack(this.vocabulary.skills.values.length);
    for (let slot = 0; slot < shard.ids.length; slot++) this.places.get(shard.ids[slot]!)!.slot = slot;
  }

  private shardOf(name: ShardName): RegionShard {
    const known = this.shards.get(name);
    if (known) return known;
    const shard = new RegionShard(this.arena);
    this.shards.set(name, shard);
    this.accepted.clear();
    return shard;
  }

  private shardsFor(candidate: Candidate): readonly RegionShard[] {
    if (candidate.destination !== this.country) return [];
    const name = candidate.wishes.regions.join();
    if (this.accepted.size > MOST_CHOICES) this.accepted.clear();
    const known = this.accepted.get(name) ?? [...this.shards].filter(([shard]) => accepts(candidate, shard)).map(([, shard]) => shard);
    this.accepted.set(name, known);
    return known;
  }
}

function accepts({ wishes }: Candidate, shard: ShardName): boolean {
  return shard === REMOTE || !wishes.regions.length || withRegionsAbove(shard).some((region) => wishes.regions.includes(region));
}
