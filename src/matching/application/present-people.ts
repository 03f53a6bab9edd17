import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { Profiles } from '../../profiles/index.js';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import { parseIsoDate } from '../../standards/index.js';
import type { Candidate } from '../domain/candidate.js';
import type { Opening } from '../domain/opening.js';
import { endOf } from '../domain/people-index/list-end.js';
import { type ListEnds, type Listed, PeopleIndex } from '../domain/people-index/people-index.js';
import type { Ranked } from '../domain/rank.js';
import { CheckpointRepository } from '../storage/checkpoint.repository.js';
import { type WrittenList, WrittenListsRepository } from '../storage/written-lists.repository.js';
import { LIST_LENGTH } from './compute-lists.js';
import { PeopleAtPresent } from './person-at-present.js';
import { PresentTaxonomy, type TaxonomyAt } from './present-taxonomy.js';

const PAGE = 500;

/** Everybody who has a list, by destination, on one day and at one revision of the taxonomy. */
export class PeopleOfDay {
  private readonly countries = new Map<CountryCode, PeopleIndex>();
  private readonly countryOf = new Map<string, CountryCode>();
  written = 0;

  constructor(
    readonly taxonomy: TaxonomyAt,
    readonly asOf: IsoDate,
  ) {}

  apply(candidate: Candidate, ends: ListEnds): void {
    const before = this.countryOf.get(candidate.profileId);
    if (before && before !== candidate.destination) this.indexOf(before).remove(candidate.profileId);
    this.indexOf(candidate.destination).apply(candidate, ends);
    this.countryOf.set(candidate.profileId, candidate.destination);
  }

  remove(profileId: string): void {
    const country = this.countryOf.get(profileId);
    if (country) this.indexOf(country).remove(profileId);
    this.countryOf.delete(profileId);
  }

  listing(opening: Opening): ReadonlyMap<string, Listed> {
    return this.indexOf(opening.country).listing(opening, this.asOf);
  }

  candidatesFor(opening: Opening, limit: number): readonly Ranked[] {
    return this.indexOf(opening.country).candidatesFor(opening, this.asOf, limit);
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
    this.following ??= this.follow().finally(() => {
      this.following = undefined;
    });
    return this.following;
  }

  /** What is written later than `settled` may be read twice; it is never left out. */
  private async follow(): Promise<PeopleOfDay> {
    const [taxonomy, asOf] = [await this.taxonomy.get(), parseIsoDate(today())];
    const isCurrent = this.held?.taxonomy === taxonomy && this.held.asOf === asOf;
    const index = isCurrent ? (this.held as PeopleOfDay) : new PeopleOfDay(taxonomy, asOf);
    const settled = await this.checkpoint.writingSettled();
    for (let after = index.written, more = true; more; ) {
      const page = await this.lists.after(after, PAGE);
      await this.takeIn(page, index);
      after = page.at(-1)?.written ?? after;
      more = page.length === PAGE;
    }
    if (!isCurrent) index.pack();
    index.written = settled;
    this.held = index;
    return index;
  }

  private async takeIn(lists: readonly WrittenList[], index: PeopleOfDay): Promise<void> {
    const people = await this.people.of(await this.profiles.many(lists.map(({ profileId }) => profileId)));
    const candidates = new Map(people.map(({ candidate }) => [candidate.profileId, candidate]));
    for (const { profileId, items, open } of lists) {
      const candidate = candidates.get(profileId);
      if (candidate) index.apply(candidate, { items: endOf(items, LIST_LENGTH), open: endOf(open, LIST_LENGTH) });
      else index.remove(profileId);
    }
  }
}
