import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { type CountryCode, parseIsoDate } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import type { Candidate } from '../domain/candidate.js';
import { CountryIndex } from '../domain/index/country-index.js';
import type { World } from '../domain/match-list.js';
import { openingOf } from '../domain/opening.js';
import type { Ranking } from '../domain/reference.js';
import { PresentTaxonomy, type TaxonomyAt } from './present-taxonomy.js';

const PAGE = 1_000;

/** The open vacancies of every country in memory, at one revision of the taxonomy and a rising one of the vacancies. */
export class IndexAtRevision {
  private readonly countries = new Map<CountryCode, CountryIndex>();
  private readonly countryOf = new Map<string, CountryCode>();
  vacancies = 0;

  constructor(readonly taxonomy: TaxonomyAt) {}

  apply(vacancy: Vacancy): void {
    const before = this.countryOf.get(vacancy.id);
    if (before && before !== vacancy.country) this.indexOf(before).remove(vacancy.id);
    this.indexOf(vacancy.country).apply(openingOf(vacancy));
    this.countryOf.set(vacancy.id, vacancy.country);
    this.vacancies = Math.max(this.vacancies, vacancy.revision);
  }

  pack(): void {
    for (const index of this.countries.values()) index.packAll();
  }

  /** Open vacancies of the country. */
  openIn(country: CountryCode): number {
    return this.indexOf(country).size;
  }

  get world(): World {
    return { vacancies: this.vacancies, taxonomy: this.taxonomy.revision, asOf: parseIsoDate(today()) };
  }

  rank(candidate: Candidate, { asOf }: World, limit: number): Ranking {
    return this.indexOf(candidate.destination).rank(candidate, asOf, limit);
  }

  private indexOf(country: CountryCode): CountryIndex {
    const known = this.countries.get(country) ?? new CountryIndex(country, this.taxonomy.nearness);
    this.countries.set(country, known);
    return known;
  }
}

/** The index of this process: built from the stored truth when first asked, then following it by revision. */
@Injectable()
export class PresentIndex {
  private index?: IndexAtRevision;
  private following: Promise<IndexAtRevision> | undefined;

  constructor(
    private readonly vacancies: Vacancies,
    private readonly taxonomy: PresentTaxonomy,
  ) {}

  /** The index with every change that was committed when this was called. */
  async get(): Promise<IndexAtRevision> {
    await this.following?.catch(() => {});
    this.following ??= this.follow().finally(() => {
      this.following = undefined;
    });
    return this.following;
  }

  private async follow(): Promise<IndexAtRevision> {
    const taxonomy = await this.taxonomy.get();
    const isNew = this.index?.taxonomy !== taxonomy;
    const index = isNew ? new IndexAtRevision(taxonomy) : (this.index as IndexAtRevision);
    const revision = await this.vacancies.revision();
    for (let page: readonly Vacancy[] = [], more = true; more; more = page.length === PAGE) {
      page = await this.vacancies.changedSince(index.vacancies, PAGE);
      for (const vacancy of page) index.apply(vacancy);
    }
    index.vacancies = Math.max(index.vacancies, revision);
    if (isNew) index.pack();
    this.index = index;
    return index;
  }
}
