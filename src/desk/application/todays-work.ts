import { Injectable } from '@nestjs/common';
import { countriesWithin, type Principal } from '../../identity/index.js';
import { advisedOnPage, NewMatches } from '../../matching/index.js';
import { now, today } from '../../platform/clock.js';
import { Caseworkers, Profiles } from '../../profiles/index.js';
import { NearLimitRepository } from '../../recognition/index.js';
import { Referrals } from '../../referrals/index.js';
import { ReviewsRepository } from '../../reviews/index.js';
import { addDays, type CountryCode, parseIsoDate } from '../../standards/index.js';
import { Vacancies, WatchFeeds } from '../../vacancies/index.js';

const SHOWN = 5;
/** Days before its limit from which a case is near it. */
export const NEAR_DAYS = 30;
const DAYS_OF_FEEDS = 7;
/** Feeds of a week are counted up to here. */
const MOST_FEEDS = 100;
const DAY = 86_400_000;

/** What is there, and how much of it there is beyond the first few. */
interface Waiting<T> {
  readonly count: number;
  readonly first: readonly T[];
}

/** What a caseworker has to look at when the day begins: each asked once, and only of what is theirs to see. */
@Injectable()
export class TodaysWork {
  constructor(
    private readonly caseworkers: Caseworkers,
    private readonly profiles: Profiles,
    private readonly newMatches: NewMatches,
    private readonly vacancies: Vacancies,
    private readonly cases: NearLimitRepository,
    private readonly feeds: WatchFeeds,
    private readonly referrals: Referrals,
    private readonly reviews: ReviewsRepository,
  ) {}

  async of(principal: Principal) {
    const countries = countriesWithin(principal, 'desk:open') ?? [];
    const [matches, waiting, cases, feeds, silent, reviews] = await Promise.all([
      this.matches(principal),
      this.waiting(countries),
      this.casesNear(countries),
      this.feedsInTrouble(principal),
      this.withoutNews(principal, countries),
      this.asked(countries),
    ]);
    return { matches, waiting, cases, feeds, silent, reviews };
  }

  /** Work that came since yesterday began and fits somebody whom they look after. */
  private async matches(principal: Principal) {
    const places = await this.newMatches.since(beginOfYesterday(), await this.caseworkers.peopleOf(principal));
    const shown = places.slice(0, SHOWN);
    const [names, vacancies] = await Promise.all([
      this.profiles.details(shown.map(({ profileId }) => profileId)),
      this.vacancies.many(shown.map(({ vacancyId }) => vacancyId)),
    ]);
    const titles = new Map(vacancies.map(({ id, title }) => [id, title]));
    const first = shown.map((one) => ({ ...one, name: names.get(one.profileId)?.displayName, title: titles.get(one.vacancyId) }));
    return { count: places.length, first, advice: [advisedOnPage.places(shown)] };
  }

  private async waiting(countries: readonly CountryCode[]) {
    const [count, first] = await Promise.all([
      this.caseworkers.countWaiting(countries),
      this.caseworkers.waiting(countries, undefined, SHOWN),
    ]);
    return { count, first };
  }

  private async casesNear(countries: readonly CountryCode[]) {
    const near = { countries, until: addDays(parseIsoDate(today()), NEAR_DAYS) };
    const [count, first] = await Promise.all([this.cases.count(near), this.cases.list(near, undefined, SHOWN)]);
    return { count, first };
  }

  private async feedsInTrouble({ grants }: Principal) {
    const since = new Date(now().getTime() - DAYS_OF_FEEDS * DAY);
    const found = await this.feeds.troubled(sourcesOf({ grants }), since, MOST_FEEDS);
    return { count: found.length, first: found.slice(0, SHOWN) };
  }

  private async withoutNews(principal: Principal, countries: readonly CountryCode[]) {
    const [count, first] = await Promise.all([
      this.referrals.countWithoutNews(countries),
      this.referrals.list(principal, { withoutNews: true }, undefined, SHOWN),
    ]);
    return { count, first };
  }

  private async asked(countries: readonly CountryCode[]): Promise<Waiting<Awaited<ReturnType<ReviewsRepository['desk']>>[number]>> {
    const [counts, first] = await Promise.all([
      this.reviews.counts(parseIsoDate(today())),
      this.reviews.desk({ countries, answered: false, after: undefined, limit: SHOWN }),
    ]);
    const ours = counts.filter(({ country }) => countries.includes(country as CountryCode));
    return { count: ours.reduce((sum, { waiting }) => sum + waiting, 0), first };
  }
}

const ACTS_FOR_A_SOURCE: readonly string[] = ['caseworker', 'employment-service'];

/** The sources for which somebody acts. */
export function sourcesOf({ grants }: Pick<Principal, 'grants'>): readonly string[] {
  return [...new Set(grants.flatMap(({ role, organisation }) => (ACTS_FOR_A_SOURCE.includes(role) && organisation ? [organisation] : [])))];
}

export function beginOfYesterday(): Date {
  return new Date(new Date(`${today()}T00:00:00Z`).getTime() - DAY);
}
