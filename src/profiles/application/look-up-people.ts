import { Injectable } from '@nestjs/common';
import { asService } from '../../platform/database/reach.js';
import type { CountryCode } from '../../standards/index.js';
import type { Caseworker } from '../domain/caseworker.js';
import { CaseworkersRepository } from '../storage/caseworkers.repository.js';
import { type IndexedPerson, NameIndexRepository } from '../storage/name-index.repository.js';
import { PersonalDetailsRepository } from '../storage/personal-details.repository.js';

/** Who shares so many names is told apart by their papers, not here. */
export const MOST_FOUND = 20;

export interface FoundPerson extends IndexedPerson {
  /** Null: not asked, or not known of the person. */
  readonly yearOfBirthAgrees: boolean | null;
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
    const ids = found.map(({ id }) => id);
    const details = await this.details.of(ids);
    const caseworkers = await this.whoLooksAfter(ids);
    return found.map(({ id, destination }) => {
      const known = details.get(id)?.birthYear;
      const yearOfBirthAgrees = yearOfBirth === undefined || known === undefined ? null : known === yearOfBirth;
      return { id, destination, yearOfBirthAgrees, caseworker: caseworkers.get(id) ?? null };
    });
  }

  /** Of people who were found within reach: a registrar is told to whom to turn. */
  private async whoLooksAfter(ids: readonly string[]): Promise<ReadonlyMap<string, Pick<Caseworker, 'id' | 'name'>>> {
    const caseworkers = await asService(() => this.caseworkers.of(ids));
    return new Map(caseworkers.map(({ profileId, id, name }) => [profileId, { id, name }]));
  }
}
