import type { CountryCode, IsoDate, RegionCode } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import { vacancyGate, withRegionsAbove } from '../gates.js';
import type { OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import { type Ranked, TopRanked } from '../rank.js';
import { LastIds, type NumberedEnds } from './last-ids.js';
import type { ListEnd } from './list-end.js';
import type { PeopleBlock } from './people-block.js';
import { PeopleShard } from './people-shard.js';
import { type OpeningLens, PeopleVocabulary } from './people-vocabulary.js';
import { MOST_PLACES, NumberedBlocks, type Place, PlacesOfPeople } from './places.js';
import { Scratch } from './scratch.js';

/** A vacancy's place among a person's matched work, or among that with open questions. */
export interface Listed {
  readonly score: number;
  readonly open: boolean;
}

/** Where a person's two lists end. */
export interface ListEnds {
  readonly items: ListEnd;
  readonly open: ListEnd;
}

/** Those who work anywhere are in one shard, those who accept many regions in another, where the region is looked at as any gate is. */
const ANYWHERE = 'anywhere';
const MANY_REGIONS = 'many-regions';
type ShardName = RegionCode | typeof ANYWHERE | typeof MANY_REGIONS;

/** The people who want to work in one country, and where their lists end. Finds whom one vacancy concerns; follows single changes in place. */
export class PeopleIndex {
  private readonly vocabulary: PeopleVocabulary;
  private readonly shards = new Map<ShardName, PeopleShard>();
  private readonly blocks = new NumberedBlocks();
  private readonly numbers = new Map<string, number>();
  private readonly ids: string[] = [];
  private readonly unused: number[] = [];
  private readonly places = new PlacesOfPeople();
  private readonly lastIds = new LastIds();
  private readonly scratch = new Scratch();

  constructor(
    readonly country: CountryCode,
    nearness: OccupationNearness,
  ) {
    this.vocabulary = new PeopleVocabulary(nearness);
  }

  get size(): number {
    return this.numbers.size;
  }

  /** Of the arrays; ids and what people have in common come on top. */
  get bytes(): number {
    return [...this.shards.values()].reduce((sum, shard) => sum + shard.bytes, this.places.bytes);
  }

  /** Takes in a person as they now stand, with the lists as they are kept. */
  apply(candidate: Candidate, ends: ListEnds): void {
    this.remove(candidate.profileId);
    if (candidate.destination !== this.country) return;
    const person = this.unused.pop() ?? this.ids.length;
    this.ids[person] = candidate.profileId;
    this.numbers.set(candidate.profileId, person);
    this.places.set(person, []);
    this.places.set(person, this.addToShards(person, candidate, this.lastIds.numbered(ends)));
  }

  /** The person's lists have been written anew. */
  keepEnds(profileId: string, ends: ListEnds): void {
    const person = this.numbers.get(profileId);
    if (person === undefined) return;
    const numbered = this.lastIds.numbered(ends);
    for (const { block, slot } of this.placesOf(person)) block.setEnds(slot, numbered);
    if (this.lastIds.wantsForgetting(this.size)) this.forgetLastIds();
  }

  remove(profileId: string): void {
    const person = this.numbers.get(profileId);
    if (person === undefined) return;
    for (const { block, slot } of this.placesOf(person)) block.remove(slot);
    this.numbers.delete(profileId);
    this.unused.push(person);
  }

  /** Gives back the room that growing left, and puts together whom gates treat alike; after the first load. */
  packAll(): void {
    for (const shard of this.shards.values()) shard.packAll();
    this.places.trim(this.ids.length);
  }

  /** Everybody in whose lists the vacancy, as it stands, has a place: it ranks before the end of the list, or is the end. */
  listing(opening: Opening, asOf: IsoDate): ReadonlyMap<string, Listed> {
    const listed = new Map<string, Listed>();
    for (const [person, code] of this.listed(opening, asOf)) listed.set(this.ids[person]!, { score: code >> 1, open: (code & 1) === 1 });
    return listed;
  }

  /** Whose lists read otherwise once a vacancy has changed, given that they are exact now. @param before undefined: it is new */
  whoseListsChange(before: Opening | undefined, after: Opening, asOf: IsoDate): readonly string[] {
    const [was, is] = [before ? this.listed(before, asOf) : new Map<number, number>(), this.listed(after, asOf)];
    const changed: string[] = [];
    for (const [person, code] of was) if (is.get(person) !== code) changed.push(this.ids[person]!);
    for (const person of is.keys()) if (!was.has(person)) changed.push(this.ids[person]!);
    return changed;
  }

  /** The first of those whom no gate refuses and no question keeps out: higher score first, then the smaller id. */
  candidatesFor(opening: Opening, asOf: IsoDate, limit: number): readonly Ranked[] {
    const top = new TopRanked(limit);
    const offered = new Set<number>();
    this.meet(opening, asOf, (block, lens) => {
      block.scan(lens, this.scratch, this.scratch.matchedFrom(top.threshold), (slot, score) => {
        const person = block.people[slot]!;
        if (score < top.threshold || offered.has(person) || !block.isHere(slot)) return;
        top.offer(this.ids[person]!, score);
        offered.add(person);
      });
    });
    return top.list();
  }

  /** By the number of the person, twice the score, and one more when a question is open. */
  private listed(opening: Opening, asOf: IsoDate): Map<number, number> {
    const listed = new Map<number, number>();
    const isUpTo = this.lastIds.upTo(opening.id);
    this.meet(opening, asOf, (block, lens) => {
      block.scan(lens, this.scratch, block.ends, (slot, score, open) => {
        const list = open ? 1 : 0;
        if (score > block.ends[list][slot]! || isUpTo(block.endIds[list][slot]!)) listed.set(block.people[slot]!, 2 * score + list);
      });
    });
    return listed;
  }

  /** Work that can be done from anywhere is for everybody; then somebody who accepts several regions is met in each of them. */
  private meet(opening: Opening, asOf: IsoDate, each: (block: PeopleBlock, lens: OpeningLens) => void): void {
    if (opening.country !== this.country || vacancyGate(opening, asOf).verdict !== 'satisfied') return;
    const lens = this.vocabulary.look(opening, asOf);
    const names = opening.remote ? this.shards.keys() : [ANYWHERE, MANY_REGIONS, ...withRegionsAbove(opening.region)];
    for (const name of names as Iterable<ShardName>) {
      for (const block of this.shards.get(name)?.blocks ?? []) each(block, lens);
    }
  }

  private addToShards(person: number, candidate: Candidate, ends: NumberedEnds): readonly Place[] {
    const names = shardsOf(candidate);
    const numbers = this.vocabulary.numbersOf(candidate, names[0] === MANY_REGIONS ? candidate.wishes.regions : []);
    return names.map((name) => this.shardOf(name).add(person, numbers, ends));
  }

  private placesOf(person: number) {
    return this.places.of(person).map((place) => this.blocks.at(place));
  }

  private forgetLastIds(): void {
    const numberOf = this.lastIds.forget();
    for (const { blocks } of this.shards.values()) for (const block of blocks) block.renumberIds(numberOf);
  }

  private shardOf(name: ShardName): PeopleShard {
    const known = this.shards.get(name) ?? new PeopleShard(this.blocks, (person, from, to) => this.places.moved(person, from, to));
    this.shards.set(name, known);
    return known;
  }
}

/** One for each region that a person accepts, without those that lie in another of them. */
function shardsOf({ wishes }: Candidate): readonly ShardName[] {
  const accepted = new Set(wishes.regions);
  const widest = [...accepted].filter((region) => !withRegionsAbove(region).some((above) => above !== region && accepted.has(above)));
  if (!widest.length) return [ANYWHERE];
  return widest.length > MOST_PLACES ? [MANY_REGIONS] : widest;
}
