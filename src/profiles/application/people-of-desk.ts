import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/index.js';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { LookingState } from '../domain/still-looking.js';
import { DeskListRepository } from '../storage/desk-list.repository.js';
import { PersonalDetailsRepository } from '../storage/personal-details.repository.js';
import { ProfilesRepository } from '../storage/profiles.repository.js';

export interface PersonOfDesk {
  readonly id: string;
  /** Empty: they gave none. */
  readonly name: string;
  readonly looking: LookingState;
  readonly confirmedOn: IsoDate;
  readonly residence: CountryCode | undefined;
}

/** Whom somebody looks after, and whom a registrar wrote down: in the order of ids. */
@Injectable()
export class PeopleOfDesk {
  constructor(
    private readonly desk: DeskListRepository,
    private readonly profiles: ProfilesRepository,
    private readonly details: PersonalDetailsRepository,
  ) {}

  async list(principal: Principal, looking: LookingState | undefined, afterId: string | undefined, limit: number): Promise<PersonOfDesk[]> {
    const isRegistrar = principal.grants.some(({ role }) => role === 'consular-registrar');
    const rows = await this.desk.of({ principalId: principal.id, isRegistrar, looking }, afterId, limit);
    const ids = rows.map(({ id }) => id);
    const [profiles, details] = await Promise.all([this.profiles.many(ids), this.details.of(ids)]);
    const residences = new Map(profiles.map(({ id, residence }) => [id, residence]));
    return rows.map((row) => ({ ...row, name: details.get(row.id)?.displayName ?? '', residence: residences.get(row.id) }));
  }
}
