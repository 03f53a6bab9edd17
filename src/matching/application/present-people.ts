import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { asService } from '../../platform/database/reach.js';
import { apart } from '../../platform/idempotency/acts.js';
import { Profiles } from '../../profiles/index.js';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import { parseIsoDate } from '../../standards/index.js';
import type { Candidate } from '../domain/candidate.js';
import type { MatchList, PersonRevisions } from '../domain/match-list.js';
import type { Opening } from '../domain/opening.js';
import { endOf } from '../domain/people-index/list-end.js';
import { type ListEnds, type Listed, PeopleIndex } from '../domain/people-index/people-index.js';
import type { Ranked } from '../domain/rank.js';
import { CheckpointRepository } from '../storage/checkpoint.repository.js';
import { type WrittenList, WrittenListsRepository } from '../storage/written-lists.repository.js';
import { Breakable } from './breakable.js';
import { LIST_LENGTH } from './compute-lists.js';
import { PeopleAtPresent } from './person-at-present.js';
import { PresentTaxonomy, type TaxonomyAt } from './present-taxonomy.js';

const PAGE = 500;

/** A list whose writing has a number. */
type NumberedList = Pick<WrittenList, 'profileId' | 'person' | 'items' | 'open' | 'written'>;

/** As the index has them, with the number of the list whose ends it keeps. */
interface KnownPerson extends PersonRevisions {
  readonly country: CountryCode;
  written: number;
}

/** Everybody who has a list, by destination, on one day and at one revision of the taxonomy. */
export class PeopleOfDay extends Breakable {
  private readonly countries = new Map<CountryCode, PeopleIndex>();
  private readonly known = new Map<string, KnownPerson>();
  written = 0;

  constructor(
    readonly taxonomy: TaxonomyAt,
    readonly asOf: IsoDate,
  ) {
    super();
  }

  apply(candidate: Candidate, revisions: PersonRevisions, list: NumberedList): void {
    const before = this.known.get(candidate.profileId);
    if (before && before.country !== candidate.destination) this.indexOf(before.country).remove(candidate.profileId);
    this.orBroken(() => this.indexOf(candidate.destination).apply(candidate, endsOf(list)));
    this.known.set(candidate.profileId, { ...revisions, country: candidate.destination, written: list.written });
  }

  /** The ends of the list, unless those of a later writing are kept. @returns false, with nothing done, when it knows the person at a later revision */
  keepEnds(list: NumberedList): boolean {
    const known = this.known.get(list.profileId);
    if (!known || known.profile < list.person.profile || known.recognition < list.person.recognition) return false;
    if (known.written < list.written) {
      this.orBroken(() => this.indexOf(known.country).keepEnds(list.profileId, endsOf(list)));
      known.written = list.written;
    }
    return true;
  }

  /** The writing of this person's list with that number, or a later one, has been taken in. */
  has(profileId: string, written: number): boolean {
    return (this.known.get(profileId)?.written ?? 0) >= written;
  }

  remove(profileId: string): void {
    const known = this.known.get(profileId);
    if (known) this.indexOf(known.country).remove(profileId);
    this.known.delete(profileId);
  }

  everybodyIn(country: CountryCode): readonly string[] {
    return [...this.known].filter(([, known]) => known.country === country).map(([profileId]) => profileId);
  }

  listing(opening: Opening): ReadonlyMap<string, Listed> {
    return this.orBroken(() => this.indexOf(opening.country).listing(opening, this.asOf));
  }

  candidatesFor(opening: Opening, limit: number): readonly Ranked[] {
    return this.orBroken(() => this.indexOf(opening.country).candidatesFor(opening, this.asOf, limit));
  }

  pack(): void {
    for (const index of this.countries.values()) index.packAll();
  }

  private indexOf(country: CountryCode): PeopleIndex {
    const known = this.countries.get(country) ?? new PeopleIndex(country, this.taxonomy.nearness);
    this.countries.set(country, known);
    return known;
  }
}

/** The index of people of this process: built from the stored lists when first asked, then following them as any process writes them. */
@Injectable()
export class PresentPeople {
  private held?: PeopleOfDay;
  private following: Promise<PeopleOfDay> | undefined;

  constructor(
    private readonly profiles: Profiles,
    private readonly people: PeopleAtPresent,
    private readonly taxonomy: PresentTaxonomy,
    private readonly lists: WrittenListsRepository,
    private readonly checkpoint: CheckpointRepository,
  ) {}

  /** With every list that was committed when this was called, and the person as they are now. */
  async get(): Promise<PeopleOfDay> {
    await this.following?.catch(() => {});
    this.following ??= apart(() => asService(() => this.follow())).finally(() => {
      this.following = undefined;
    });
    return this.following;
  }

  /** What this process itself has written need not be read. @param written numbers by profile */
  took(lists: readonly MatchList[], written: ReadonlyMap<string, number>): void {
    for (const list of lists) this.held?.keepEnds({ ...list, written: written.get(list.profileId) ?? 0 });
  }

  /** What is written later than `settled` may be read twice; it is never left out. */
  private async follow(): Promise<PeopleOfDay> {
    const [taxonomy, asOf] = [await this.taxonomy.get(), parseIsoDate(today())];
    const isCurrent = this.held?.taxonomy === taxonomy && this.held.asOf === asOf && !this.held.isBroken;
    const index = isCurrent ? (this.held as PeopleOfDay) : new PeopleOfDay(taxonomy, asOf);
    const settled = await this.checkpoint.writingSettled();
    for (let after = index.written, more = true; more; ) {
      const page = await this.lists.after(after, PAGE);
      const unseen = page.filter(({ profileId, written }) => !index.has(profileId, written)).map(({ profileId }) => profileId);
      if (unseen.length) await this.takeIn(await this.lists.many(unseen), index);
      after = page.at(-1)?.written ?? after;
      more = page.length === PAGE;
    }
    if (!isCurrent) index.pack();
    index.written = settled;
    this.held = index;
    return index;
  }

  /** People are read only when the list knows them at a later revision. */
  private async takeIn(lists: readonly WrittenList[], index: PeopleOfDay): Promise<void> {
    const later = lists.filter((list) => !index.keepEnds(list));
    const people = await this.people.of(await this.profiles.many(later.map(({ profileId }) => profileId)));
    const byId = new Map(people.map((person) => [person.candidate.profileId, person]));
    for (const list of later) {
      const found = byId.get(list.profileId);
      if (found) index.apply(found.candidate, found.person, list);
      else index.remove(list.profileId);
    }
  }
}

function endsOf({ items, open }: NumberedList): ListEnds {
  return { items: endOf(items, LIST_LENGTH), open: endOf(open, LIST_LENGTH) };
}
