import { Injectable } from '@nestjs/common';
import type { CountryCode } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { openingOf } from '../domain/opening.js';
import { WorkAtHand } from '../domain/unlocks/work-at-hand.js';

const PAGE = 1_000;

/** It goes on following the vacancies: what is computed from it rests on `revision` as read when computing begins. */
export interface WorkAtRevision {
  revision: number;
  readonly work: WorkAtHand;
}

/** The open vacancies of a country as a whole, for questions about all of them; read when first asked, then following by revision. */
@Injectable()
export class OpenWork {
  private readonly held = new Map<CountryCode, WorkAtRevision>();
  private readonly following = new Map<CountryCode, Promise<WorkAtRevision>>();

  constructor(private readonly vacancies: Vacancies) {}

  /** With every change that was committed when this was called. */
  async of(country: CountryCode): Promise<WorkAtRevision> {
    await this.following.get(country)?.catch(() => {});
    const following = this.following.get(country) ?? this.follow(country).finally(() => this.following.delete(country));
    this.following.set(country, following);
    return following;
  }

  private async follow(country: CountryCode): Promise<WorkAtRevision> {
    const known = this.held.get(country);
    const found = known && !known.work.isMostlyGone ? known : await this.read(country);
    for (let page: readonly Vacancy[] = [], more = true; more; more = page.length === PAGE) {
      page = await this.vacancies.changedSince(found.revision, PAGE);
      for (const vacancy of page) found.work.remove(vacancy.id);
      found.work.add(page.filter((one) => one.country === country).map(openingOf));
      found.revision = page.at(-1)?.revision ?? found.revision;
    }
    this.held.set(country, found);
    return found;
  }

  /** The revision is read first: what changes while it is read is read again. */
  private async read(country: CountryCode): Promise<WorkAtRevision> {
    const [revision, work] = [await this.vacancies.revision(), new WorkAtHand()];
    for (let page: readonly Vacancy[] = [], after: string | undefined, more = true; more; more = page.length === PAGE) {
      page = await this.vacancies.open(after, PAGE, country);
      for (const { id } of page) work.remove(id);
      work.add(page.map(openingOf));
      after = page.at(-1)?.id;
    }
    return { revision, work };
  }
}
