import { Injectable } from '@nestjs/common';
import { asService } from '../../platform/database/reach.js';
import type { CountryCode } from '../../standards/index.js';
import type { Caseworker } from '../domain/caseworker.js';
import { type Agreement, agreementOf, type Known } from '../domain/perhaps-the-same.js';
import type { PersonalDetails } from '../domain/profile.js';
import { CaseworkersRepository } from '../storage/caseworkers.repository.js';
import { type IndexedPerson, NameIndexRepository } from '../storage/name-index.repository.js';
import { PersonalDetailsRepository } from '../storage/personal-details.repository.js';

/** Who shares so many names is told apart by their papers, not here. */
export const MOST_FOUND = 20;

export interface FoundPerson extends IndexedPerson, Agreement {
  readonly caseworker: Pick<Caseworker, 'id' | 'name'> | null;
}

/** Is somebody of that name registered already? By the whole name; parts and likenesses find nobody. */
@Injectable()
export class LookUpPeople {
  constructor(
    private readonly names: NameIndexRepository,
    private readonly details: PersonalDetailsRepository,
    private readonly caseworkers: CaseworkersRepository,
  ) {}

  async execute(name: string, yearOfBirth: number | undefined, countries: readonly CountryCode[] | undefined): Promise<FoundPerson[]> {
    const found = await this.names.find(name, countries, MOST_FOUND);
    const asked = yearOfBirth === undefined ? {} : { birthYear: yearOfBirth };
    return this.told(found, asked, await this.details.of(found.map(({ id }) => id)));
  }

  /** What whoever found them within reach is told of them. @param details of these people */
  async told(found: readonly IndexedPerson[], asked: Known, details: ReadonlyMap<string, PersonalDetails>): Promise<FoundPerson[]> {
    const caseworkers = await this.whoLooksAfter(found.map(({ id }) => id));
    return found.map(({ id, destination }) => ({
      ...{ id, destination },
      ...agreementOf(asked, details.get(id) ?? {}),
      caseworker: caseworkers.get(id) ?? null,
    }));
  }

  /** Of people who were found within reach: a registrar is told to whom to turn. */
  private async whoLooksAfter(ids: readonly string[]): Promise<ReadonlyMap<string, Pick<Caseworker, 'id' | 'name'>>> {
    const caseworkers = await asService(() => this.caseworkers.of(ids));
    return new Map(caseworkers.map(({ profileId, id, name }) => [profileId, { id, name }]));
  }
}
