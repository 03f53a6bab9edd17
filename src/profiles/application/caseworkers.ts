import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit, organisationOfCountry } from '../../audit/index.js';
import type { Principal } from '../../identity/index.js';
import type { CountryCode } from '../../standards/index.js';
import type { Caseworker, Unattended } from '../domain/caseworker.js';
import { HasACaseworker } from '../domain/profile.errors.js';
import { CaseworkersRepository } from '../storage/caseworkers.repository.js';
import { ProfilesRepository } from '../storage/profiles.repository.js';

/** One caseworker a person: whoever took them on, until they are handed back. */
@Injectable()
export class Caseworkers {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: CaseworkersRepository,
    private readonly profiles: ProfilesRepository,
    private readonly audit: Audit,
  ) {}

  of(profileId: string): Promise<Caseworker | undefined> {
    return this.repository.find(profileId);
  }

  /** Ids of those whom a caseworker looks after, the latest first. */
  peopleOf({ id }: Pick<Principal, 'id'>): Promise<string[]> {
    return this.repository.peopleOf(id);
  }

  /** Those whom nobody looks after yet, in the order of ids. */
  waiting(countries: readonly CountryCode[], after: string | undefined, limit: number): Promise<Unattended[]> {
    return this.repository.withoutOne(countries, after, limit);
  }

  countWaiting(countries: readonly CountryCode[]): Promise<number> {
    return this.repository.countWithoutOne(countries);
  }

  /** Again is no harm. @throws ProfileNotFound, HasACaseworker */
  takeOn(profileId: string, principal: Pick<Principal, 'id' | 'name'>): Promise<Caseworker> {
    return this.dataSource.transaction(async (tx) => {
      const { destination } = await this.profiles.get(profileId, tx);
      return this.takeOnWithin(tx, profileId, destination, principal);
    });
  }

  /** @throws HasACaseworker */
  async takeOnWithin(tx: EntityManager, profileId: string, country: CountryCode, by: Pick<Principal, 'id' | 'name'>): Promise<Caseworker> {
    const before = await this.repository.find(profileId, tx);
    const now = await this.repository.takeOn(tx, profileId, country, by);
    if (now.id !== by.id) throw new HasACaseworker(profileId);
    if (!before) await this.tell(tx, 'caseworker.took-on', now);
    return now;
  }

  /** Nobody looks after them: no harm. */
  handBack(profileId: string): Promise<void> {
    return this.dataSource.transaction((tx) => this.handBackWithin(tx, profileId));
  }

  async handBackWithin(tx: EntityManager, profileId: string): Promise<void> {
    const before = await this.repository.handBack(tx, profileId);
    if (before) await this.tell(tx, 'caseworker.handed-back', before);
  }

  private tell(
    tx: EntityManager,
    action: 'caseworker.took-on' | 'caseworker.handed-back',
    { profileId, id, country }: Caseworker,
  ): Promise<void> {
    return this.audit.append(tx, { action, subjectId: profileId, details: { caseworker: id } }, organisationOfCountry(country));
  }
}
