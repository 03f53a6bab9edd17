import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import { apart } from '../../platform/idempotency/acts.js';
import { type CountryCode, parseIsoDate } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import type { Candidate } from '../domain/candidate.js';
import { CountryIndex } from '../domain/index/country-index.js';
import { type Engine, JAVASCRIPT } from '../domain/index/engine.js';
import type { World } from '../domain/match-list.js';
import { type Opening, openingOf } from '../domain/opening.js';
import type { Ranking } from '../domain/reference.js';
import { Breakable } from './breakable.js';
import { MatchingEngine } from './matching-engine.js';
import { PresentTaxonomy, type TaxonomyAt } from './present-taxonomy.js';

const PAGE = 1_000;

/** The open vacancies of every country in memory, at one revision of the taxonomy and a rising one of the vacancies. */
export class IndexAtRevision extends Breakable {
  private readonly countries = new Map<CountryCode, CountryIndex>();
  private readonly countryOf = new Map<string, CountryCode>();
  vacancies = 0;

  constructor(
    readonly taxonomy: TaxonomyAt,
    private readonly engine: Engine = JAVASCRIPT,
  ) {
    super();
  }

  /** Takes in one of the first vacancies: nobody may be ranked before `pack`. */
  load(vacancy: Vacancy): void {
    this.take(vacancy, (index, opening) => index.load(opening));
  }

  apply(vacancy: Vacancy): void {
    this.take(vacancy, (index, opening) => index.apply(opening));
  }

  private take(vacancy: Vacancy, into: (index: CountryIndex, opening: Opening) => void): void {
    const before = this.countryOf.get(vacancy.id);
    this.orBroken(() => {
      if (before && before !== vacancy.country) this.indexOf(before).remove(vacancy.id);
      into(this.indexOf(vacancy.country), openingOf(vacancy));
    });
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
    return this.orBroken(() => this.indexOf(candidate.destination).rank(candidate, asOf, limit));
  }

  /** @returns rankings in the order of the candidates */
  rankAll(candidates: readonly Candidate[], { asOf }: World, limit: number): readonly Ranking[] {
    const rankings = new Map<Candidate, Ranking>();
    for (const country of new Set(candidates.map(({ destination }) => destination))) {
      const all = candidates.filter(({ destination }) => destination === country);
      for (const [at, ranking] of this.orBroken(() => this.indexOf(country).rankAll(all, asOf, limit)).entries())
        rankings.set(all[at]!, ranking);
    }
    return candidates.map((candidate) => rankings.get(candidate)!);
  }

  private indexOf(country: CountryCode): CountryIndex {
    const known = this.countries.get(country) ?? new CountryIndex(country, this.taxonomy.nearness, this.engine);
    this.countries.set(country, known);
    return known;
  }
}

/** The index of this process: built from the stored truth when first asked, then following it by revision; built anew when it broke. */
@Injectable()
export class PresentIndex {
  private index?: IndexAtRevision;
  private following: Promise<IndexAtRevision> | undefined;

  constructor(
    private readonly vacancies: Vacancies,
    private readonly taxonomy: PresentTaxonomy,
    private readonly engine: MatchingEngine,
  ) {}

  /** The index with every change that was committed when this was called. */
  async get(): Promise<IndexAtRevision> {
    await this.following?.catch(() => {});
    this.following ??= apart(() => this.follow()).finally(() => {
      this.following = undefined;
    });
    return this.following;
  }

  private async follow(): Promise<IndexAtRevision> {
    const taxonomy = await this.taxonomy.get();
    const isNew = this.index?.taxonomy !== taxonomy || this.index.isBroken;
    const index = isNew ? new IndexAtRevision(taxonomy, this.engine.get()) : (this.index as IndexAtRevision);
    const revision = await this.vacancies.revision();
    for (let page: readonly Vacancy[] = [], more = true; more; more = page.length === PAGE) {
      page = await this.vacancies.changedSince(index.vacancies, PAGE);
      for (const vacancy of page)
        if (isNew) index.load(vacancy);
        else index.apply(vacancy);
    }
    index.vacancies = Math.max(index.vacancies, revision);
    if (isNew) index.pack();
    this.index = index;
    return index;
  }
}
