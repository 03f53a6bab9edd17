import { Injectable } from '@nestjs/common';
import { Matches } from '../../matching/index.js';
import { ErasedTally } from '../../personal-data/index.js';
import { asService } from '../../platform/database/reach.js';
import { type Profile, Profiles } from '../../profiles/index.js';
import { Recognition } from '../../recognition/index.js';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import { type Counts, type CountsBySex, type PublishedBySex, publishedBySex, SEXES, type Sex } from '../domain/by-sex.js';
import { PeopleBySexRepository } from '../storage/people-by-sex.repository.js';

const PAGE = 500;
const NOBODY: Counts = { people: 0, recognised: 0, matched: 0 };

/** The one place outside a person's own file where sex is read: to count, once a day, with those who were erased since. */
@Injectable()
export class CountBySex {
  constructor(
    private readonly profiles: Profiles,
    private readonly recognition: Recognition,
    private readonly matches: Matches,
    private readonly erased: ErasedTally,
    private readonly kept: PeopleBySexRepository,
  ) {}

  /** Whoever asks reaches none of the rows that are counted. */
  execute(country: CountryCode, day: IsoDate): Promise<PublishedBySex> {
    return asService(async () => {
      const known = await this.kept.find(country, day);
      if (!known) await this.kept.keep(country, day, await this.count(country));
      return publishedBySex((await this.kept.find(country, day)) as CountsBySex);
    });
  }

  private async count(country: CountryCode): Promise<CountsBySex> {
    const counts = Object.fromEntries(SEXES.map((sex) => [sex, NOBODY])) as Record<Sex, Counts>;
    const add = (sex: Sex, more: Counts) => {
      counts[sex] = plus(counts[sex], more);
    };
    for (const { sex, ...more } of await this.erased.of(country)) add(sex, more);
    for await (const page of this.pages(country)) for (const { sex, ...more } of await this.countedOf(page)) add(sex, more);
    return counts;
  }

  private async *pages(country: CountryCode): AsyncGenerator<readonly Profile[]> {
    for (let after: string | undefined; ; ) {
      const page = await this.profiles.goingTo(country, after, PAGE);
      yield page;
      after = page.at(-1)?.id;
      if (page.length < PAGE) return;
    }
  }

  private async countedOf(page: readonly Profile[]): Promise<readonly (Counts & { readonly sex: Sex })[]> {
    const ids = page.filter(({ demonstration }) => !demonstration).map(({ id }) => id);
    const [details, recognised, matched] = await Promise.all([
      this.profiles.details(ids),
      this.recognition.recognisedAmong(ids),
      this.matches.matchedAmong(ids),
    ]);
    return ids.map((id) => ({
      ...{ sex: details.get(id)?.sex ?? 'not-said', people: 1, recognised: Number(recognised.has(id)), matched: Number(matched.has(id)) },
    }));
  }
}

function plus(one: Counts, other: Counts): Counts {
  const { people, recognised, matched } = other;
  return { people: one.people + people, recognised: one.recognised + recognised, matched: one.matched + matched };
}
