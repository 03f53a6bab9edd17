import { Injectable } from '@nestjs/common';
import type { CountryCode } from '../../standards/index.js';
import type { Vacancy } from '../domain/vacancy.js';
import { VacanciesRepository } from '../storage/vacancies.repository.js';

/** Labour demand as other modules read it. */
@Injectable()
export class Vacancies {
  constructor(private readonly repository: VacanciesRepository) {}

  revision(): Promise<number> {
    return this.repository.revision();
  }

  /** @throws VacancyNotFound */
  get(id: string): Promise<Vacancy> {
    return this.repository.get(id);
  }

  many(ids: readonly string[]): Promise<Vacancy[]> {
    return this.repository.many(ids);
  }

  /** A page of open ones in the order of ids. */
  open(afterId: string | undefined, limit: number, country?: CountryCode): Promise<Vacancy[]> {
    return this.repository.open(afterId, limit, country);
  }

  /** Opened, changed and closed ones after a revision, in the order of revisions: nothing committed later can come before what was read. */
  changedSince(revision: number, limit: number): Promise<Vacancy[]> {
    return this.repository.changedSince(revision, limit);
  }

  counts(): Promise<{ open: number; countries: number }> {
    return this.repository.counts();
  }
}
