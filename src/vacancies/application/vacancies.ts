import { Injectable } from '@nestjs/common';
import type { CountryCode } from '../../standards/index.js';
import type { Vacancy, VacancySource } from '../domain/vacancy.js';
import { type Demand, DemandRepository } from '../storage/demand.repository.js';
import { DuplicatesRepository } from '../storage/duplicates.repository.js';
import { VacanciesRepository, type VacancyFilter, type VacancySearch } from '../storage/vacancies.repository.js';

/** Labour demand as other modules read it. */
@Injectable()
export class Vacancies {
  constructor(
    private readonly repository: VacanciesRepository,
    private readonly duplicates: DuplicatesRepository,
    private readonly demandOf: DemandRepository,
  ) {}

  revision(): Promise<number> {
    return this.repository.revision();
  }

  /** @throws VacancyNotFound */
  get(id: string): Promise<Vacancy> {
    return this.repository.get(id);
  }

  /** The one that stands for the job of this advertisement, in matching and in lists. @throws VacancyNotFound */
  async canonical(id: string): Promise<Vacancy> {
    const { duplicateOf, ...vacancy } = await this.repository.get(id);
    return duplicateOf ? this.repository.get(duplicateOf) : vacancy;
  }

  /** Every advertisement of the job, the canonical one first. */
  sourcesOf(id: string): Promise<VacancySource[]> {
    return this.duplicates.sourcesOf(id);
  }

  /** As their sources sent them, every advertisement for itself. */
  page(filter: VacancyFilter, afterId: string | undefined, limit: number): Promise<Vacancy[]> {
    return this.repository.page(filter, afterId, limit);
  }

  /** The youngest first. */
  search(asked: VacancySearch, before: string | undefined, limit: number): Promise<Vacancy[]> {
    return this.repository.search(asked, before, limit);
  }

  many(ids: readonly string[]): Promise<Vacancy[]> {
    return this.repository.many(ids);
  }

  /** A page of open ones, each job once, in the order of ids. */
  open(afterId: string | undefined, limit: number, country?: CountryCode): Promise<Vacancy[]> {
    return this.repository.open(afterId, limit, country);
  }

  /** Opened, changed and closed ones after a revision, in the order of revisions: nothing committed later can come before what was read. */
  changedSince(revision: number, limit: number, source?: string): Promise<Vacancy[]> {
    return this.repository.changedSince(revision, limit, source);
  }

  /** Open work of a country, added up by occupation and region. @param demonstration only what is invented, or only what is not */
  demand(country: CountryCode, demonstration: boolean): Promise<readonly Demand[]> {
    return this.demandOf.count(country, demonstration);
  }

  counts(): Promise<{ open: number; countries: number }> {
    return this.repository.counts();
  }
}
