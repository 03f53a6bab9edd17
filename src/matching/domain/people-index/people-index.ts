import type { CountryCode, IsoDate } from '../../../standards/index.js';
import type { Candidate } from '../candidate.js';
import { vacancyGate } from '../gates.js';
import { Numbered } from '../index/numbered.js';
import type { OccupationNearness } from '../nearness.js';
import type { Opening } from '../opening.js';
import { type Ranked, TopRanked } from '../rank.js';
import type { ListEnd } from './list-end.js';
import { PeopleBlock } from './people-block.js';
import { PeopleVocabulary } from './people-vocabulary.js';
import { MAX_SLOTS } from './skill-postings.js';

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

/** The people who want to work in one country, and where their lists end. Finds whom one vacancy concerns; follows single changes in place. */
export class PeopleIndex {
  private readonly vocabulary: PeopleVocabulary;
  private readonly blocks: PeopleBlock[] = [];
  private readonly places = new Map<string, { readonly block: PeopleBlock; slot: number }>();
  private readonly lastIds = new Numbered<string>((id) => id);
  private readonly sums = new Uint16Array(MAX_SLOTS);

  constructor(
    readonly country: CountryCode,
    nearness: OccupationNearness,
  ) {
    this.vocabulary = new PeopleVocabulary(nearness);
  }

  get size(): number {
    return this.places.size;
  }

  /** Of the arrays; ids and what people have in common come on top. */
  get bytes(): number {
    return this.blocks.reduce((sum, block) => sum + block.bytes, 0);
  }

  /** Takes in a person as they now stand, with the lists as they are kept. */
  apply(candidate: Candidate, ends: ListEnds): void {
    this.remove(candidate.profileId);
    if (candidate.destination !== this.country) return;
    const block = this.blockWithRoom();
    this.places.set(candidate.profileId, { block, slot: block.add(candidate.profileId, this.vocabulary.numbersOf(candidate)) });
    this.keepEnds(candidate.profileId, ends);
  }

  /** The person's lists have been written anew. */
  keepEnds(profileId: string, { items, open }: ListEnds): void {
    const place = this.places.get(profileId);
    const numbered = ({ score, id }: ListEnd) => [score, this.lastIds.numberOf(id)] as [number, number];
    place?.block.setEnds(place.slot, [numbered(items), numbered(open)]);
  }

  remove(profileId: string): void {
    const place = this.places.get(profileId);
    if (!place) return;
    place.block.remove(place.slot);
    this.places.delete(profileId);
    if (place.block.wantsPacking) this.pack(place.block);
  }

  /** Gives back the room that growing left; after the first load. */
  packAll(): void {
    for (const block of this.blocks) this.pack(block);
  }

  /** Everybody in whose lists the vacancy, as it stands, has a place: it ranks before the end of the list, or is the end. */
  listing(opening: Opening, asOf: IsoDate): ReadonlyMap<string, Listed> {
    const listed = new Map<string, Listed>();
    const mayTie = (id: number) => opening.id <= (this.lastIds.values[id] as string) || this.lastIds.values[id] === '';
    this.meet(opening, asOf, (block, lens) => {
      block.visitListing(lens, this.sums, mayTie, (slot, score, open) => listed.set(block.ids[slot] as string, { score, open }));
    });
    return listed;
  }

  /** The first of those whom no gate refuses and no question keeps out: higher score first, then the smaller id. */
  candidatesFor(opening: Opening, asOf: IsoDate, limit: number): readonly Ranked[] {
    const top = new TopRanked(limit);
    this.meet(opening, asOf, (block, lens) => {
      block.visit(lens, this.sums, (slot, score, open) => open || top.offer(block.ids[slot] as string, score));
    });
    return top.list();
  }

  private meet(opening: Opening, asOf: IsoDate, each: (block: PeopleBlock, lens: ReturnType<PeopleVocabulary['look']>) => void): void {
    if (opening.country !== this.country || vacancyGate(opening, asOf).verdict !== 'satisfied') return;
    const lens = this.vocabulary.look(opening, asOf);
    for (const block of this.blocks) each(block, lens);
  }

  /** Packing a block leaves room in it, and people who come fill that first. */
  private blockWithRoom(): PeopleBlock {
    const last = this.blocks.at(-1);
    if (last && !last.isFull) return last;
    const withRoom = this.blocks.find((block) => !block.isFull);
    if (withRoom) return withRoom;
    this.blocks.push(new PeopleBlock());
    return this.blocks.at(-1) as PeopleBlock;
  }

  private pack(block: PeopleBlock): void {
    for (const [id, slot] of block.pack()) this.places.get(id)!.slot = slot;
  }
}

/** Whose lists read otherwise once a vacancy has changed, given that they are exact now. @param before undefined: it is new */
export function whoseListsChange(index: PeopleIndex, before: Opening | undefined, after: Opening, asOf: IsoDate): ReadonlySet<string> {
  const [was, is] = [before ? index.listing(before, asOf) : new Map<string, Listed>(), index.listing(after, asOf)];
  const changed = new Set<string>();
  for (const [id, { score, open }] of was) {
    const now = is.get(id);
    if (now?.score !== score || now.open !== open) changed.add(id);
  }
  for (const id of is.keys()) if (!was.has(id)) changed.add(id);
  return changed;
}
