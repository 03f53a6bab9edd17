import type { CountryCode, IsoDate, RegionCode } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import { withRegionsAbove } from '../gates.js';
import type { OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import type { Ranking } from '../reference.js';
import { HEAP } from './arena.js';
import { CandidateReader } from './candidate-numbers.js';
import { IdOrder } from './id-order.js';
import { JavaScriptKernel } from './javascript-kernel.js';
import { RegionShard } from './region-shard.js';
import { Vocabulary } from './vocabulary.js';

/** Work that can be done from anywhere is accepted in every region. */
const REMOTE = 'remote';
/** Ids that went keep their number until they are so many times the vacancies that are here. */
const MOSTLY_GONE = 2;
const FEW = 1_000;
type ShardName = RegionCode | typeof REMOTE;

/** The open vacancies of one country, by region. Ranks exactly as `rankByLookingAtAll` does; follows single changes in place. */
export class CountryIndex {
  private readonly vocabulary = new Vocabulary();
  private readonly reader: CandidateReader;
  private readonly shards = new Map<ShardName, RegionShard>();
  private readonly places = new Map<string, { readonly shard: RegionShard; slot: number }>();
  private readonly order = new IdOrder();
  private readonly accepted = new Map<string, readonly RegionShard[]>();
  private readonly arena = HEAP;
  private readonly kernel = new JavaScriptKernel();

  constructor(
    readonly country: CountryCode,
    nearness: OccupationNearness,
  ) {
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
    if (candidate.destination !== this.country) return { items: [], open: [] };
    this.reader.forgetWhenFull();
    return this.kernel.rank(this.reader.read(candidate, asOf), this.shardsFor(candidate), limit);
  }

  private add(opening: Opening, order: number): RegionShard {
    const shard = this.shardOf(opening.remote ? REMOTE : opening.region);
    this.places.set(opening.id, { shard, slot: shard.add(opening.id, order, this.vocabulary.numbersOf(opening)) });
    return shard;
  }

  private orderAnew(): void {
    for (const [id, order] of this.order.numberAnew(this.places.keys())) {
      const { shard, slot } = this.places.get(id)!;
      shard.orders[slot] = order;
    }
  }

  private pack(shard: RegionShard): void {
    const { skills, occupations } = this.vocabulary;
    shard.pack({ skills: skills.values.length, occupations: occupations.values.length });
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
    const name = candidate.wishes.regions.join();
    const known = this.accepted.get(name) ?? [...this.shards].filter(([shard]) => accepts(candidate, shard)).map(([, shard]) => shard);
    this.accepted.set(name, known);
    return known;
  }
}

function accepts({ wishes }: Candidate, shard: ShardName): boolean {
  return shard === REMOTE || !wishes.regions.length || withRegionsAbove(shard).some((region) => wishes.regions.includes(region));
}
