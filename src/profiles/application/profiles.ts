import { Injectable } from '@nestjs/common';
import { asService } from '../../platform/database/reach.js';
import type { CountryCode } from '../../standards/index.js';
import type { PersonalDetails, Profile } from '../domain/profile.js';
import { PersonalDetailsRepository } from '../storage/personal-details.repository.js';
import { ProfilesRepository } from '../storage/profiles.repository.js';

/** People as other modules read them. */
@Injectable()
export class Profiles {
  constructor(
    private readonly repository: ProfilesRepository,
    private readonly personalDetails: PersonalDetailsRepository,
  ) {}

  /** @throws ProfileNotFound */
  get(id: string): Promise<Profile> {
    return this.repository.get(id);
  }

  many(ids: readonly string[]): Promise<Profile[]> {
    return this.repository.many(ids);
  }

  /** Which of these are here. */
  known(ids: readonly string[]): Promise<ReadonlySet<string>> {
    return this.repository.known(ids);
  }

  /** Everybody, a page at a time, in the order of ids. */
  page(afterId: string | undefined, limit: number): Promise<Profile[]> {
    return this.repository.page(afterId, limit);
  }

  /** Every country that somebody wants to go to. */
  destinations(): Promise<CountryCode[]> {
    return this.repository.destinations();
  }

  /** The countries to which these people want to go, on which it is decided who reaches them; none: nobody of them is known. */
  destinationsOf(ids: readonly string[]): Promise<CountryCode[]> {
    return asService(() => this.repository.destinationsOf(ids));
  }

  /** Those who want to go to `country`, a page at a time, in the order of ids. */
  goingTo(country: CountryCode, afterId: string | undefined, limit: number): Promise<Profile[]> {
    return this.repository.goingTo(country, afterId, limit);
  }

  countGoingTo(country: CountryCode): Promise<number> {
    return this.repository.countGoingTo(country);
  }

  demonstrationPeople(): Promise<Profile[]> {
    return this.repository.page(undefined, 500, true);
  }

  /** Ids of those whom an agreement between these countries may concern. */
  touching(countries: readonly CountryCode[], afterId: string | undefined, limit: number): Promise<string[]> {
    return this.repository.touching(countries, afterId, limit);
  }

  /** How many people the parties concern. */
  countTouching(countries: readonly CountryCode[]): Promise<number> {
    return this.repository.countTouching(countries);
  }

  /** For the person's own page and for evidence; never for assessment or ranking. */
  details(ids: readonly string[]): Promise<Map<string, PersonalDetails>> {
    return this.personalDetails.of(ids);
  }

  count(): Promise<number> {
    return this.repository.count();
  }
}
