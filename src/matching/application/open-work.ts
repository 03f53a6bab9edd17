import { Injectable } from '@nestjs/common';
import type { CountryCode } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { openingOf } from '../domain/opening.js';
import { WorkAtHand } from '../domain/unlocks/work-at-hand.js';

const PAGE = 1_000;

export interface WorkAtRevision {
  readonly revision: number;
  readonly work: WorkAtHand;
}

/** The open vacancies of a country as a whole, for questions about all of them; kept until a vacancy moves. */
@Injectable()
export class OpenWork {
  private readonly held = new Map<CountryCode, WorkAtRevision>();

  constructor(private readonly vacancies: Vacancies) {}

  async of(country: CountryCode): Promise<WorkAtRevision> {
    const revision = await this.vacancies.revision();
    const known = this.held.get(country);
    if (known?.revision === revision) return known;
    const found = { revision, work: await this.read(country) };
    this.held.set(country, found);
    return found;
  }

  private async read(country: CountryCode): Promise<WorkAtHand> {
    const work = new WorkAtHand();
    for (let page: readonly Vacancy[] = [], after: string | undefined, more = true; more; more = page.length === PAGE) {
      page = await this.vacancies.open(after, PAGE, country);
      work.add(page.map(openingOf));
      after = page.at(-1)?.id;
    }
    return work;
  }
}
