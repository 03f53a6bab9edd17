import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { Audit } from '../../audit/index.js';
import type { Principal } from '../../identity/index.js';
import { today } from '../../platform/clock.js';
import { asService } from '../../platform/database/reach.js';
import { SubjectErased } from '../../platform/encryption/data-keys.js';
import { Outbox } from '../../platform/outbox/outbox.js';
import { type CountryCode, isSandbox, parseIsoDate } from '../../standards/index.js';
import { DestinationIsThePersons, ProfileChangedMeanwhile, SandboxIsApart } from '../domain/profile.errors.js';
import type { PersonalDetails, Profile } from '../domain/profile.js';
import { onChange, type StillLooking } from '../domain/still-looking.js';
import { PersonalDetailsRepository } from '../storage/personal-details.repository.js';
import { ProfilesRepository } from '../storage/profiles.repository.js';
import { StillLookingRepository } from '../storage/still-looking.repository.js';
import { Caseworkers } from './caseworkers.js';
import { Consents } from './consents.js';

export type ProfileChange = (profile: Profile) => Profile;
const confirmed = (still: StillLooking) => onChange(still, parseIsoDate(today()));
type Details = Omit<PersonalDetails, 'profileId'>;
type By = Pick<Principal, 'id' | 'name'>;

/** Every change of a person: one revision more, and told in the same transaction. */
@Injectable()
export class ChangeProfile {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: ProfilesRepository,
    private readonly details: PersonalDetailsRepository,
    private readonly stillLooking: StillLookingRepository,
    private readonly caseworkers: Caseworkers,
    private readonly consents: Consents,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
  ) {}

  /** @returns false when a profile of that id is there already or has been erased, and then nothing is changed */
  async create(profile: Profile, details?: Details, caseworker?: By): Promise<boolean> {
    try {
      return await this.dataSource.transaction((tx) => this.createWithin(tx, profile, details, caseworker));
    } catch (error) {
      if (!(error instanceof SubjectErased)) throw error;
      return false;
    }
  }

  /** The same as part of a larger act. @throws SubjectErased */
  async createWithin(tx: EntityManager, profile: Profile, details?: Details, caseworker?: By): Promise<boolean> {
    if (!(await this.repository.insert(tx, profile))) return false;
    await this.stillLooking.change(tx, profile.id, confirmed);
    if (details) await this.details.keep(tx, { ...details, profileId: profile.id });
    await this.tell(tx, profile, 'person.registered');
    if (caseworker) await this.caseworkers.takeOnWithin(tx, profile.id, profile.destination, caseworker);
    return true;
  }

  /** By somebody else than the person: to another country only with their consent, and then also out of their own reach. @throws ProfileNotFound, ProfileChangedMeanwhile, DestinationIsThePersons */
  async changeOnBehalf(id: string, expected: number | undefined, change: ProfileChange, details?: Details): Promise<Profile> {
    const present = await this.repository.get(id);
    const { destination } = change(present);
    if (destination === present.destination) return this.change(id, expected, change, details);
    return this.dataSource.transaction(async (tx) => {
      const agreed = await this.consents.heldFor(tx, id, 'change-destination', parseIsoDate(today()), destination);
      if (!agreed) throw new DestinationIsThePersons(destination);
      return asService(() => this.changeWithin(tx, id, expected, (now) => ({ ...change(now), destination }), details));
    });
  }

  /** @param expected the revision that the caller has seen @throws ProfileNotFound, ProfileChangedMeanwhile */
  change(id: string, expected: number | undefined, change: ProfileChange, details?: Details): Promise<Profile> {
    return this.dataSource.transaction((tx) => this.changeWithin(tx, id, expected, change, details));
  }

  /** The same as part of a larger act, which holds or falls as a whole. @throws ProfileNotFound, ProfileChangedMeanwhile */
  async changeWithin(
    tx: EntityManager,
    id: string,
    expected: number | undefined,
    change: ProfileChange,
    details?: Details,
  ): Promise<Profile> {
    const present = await this.repository.get(id, tx);
    if (expected !== undefined && expected !== present.revision) throw new ProfileChangedMeanwhile(id, present.revision);
    const changed = { ...change(present), id, demonstration: present.demonstration, revision: present.revision + 1 };
    requireOneSide(present.destination, changed.destination);
    await this.repository.update(tx, changed);
    const { now: looking } = await this.stillLooking.change(tx, id, confirmed);
    if (details) await this.details.keep(tx, { ...details, profileId: id });
    if (changed.destination !== present.destination) await this.caseworkers.handBackWithin(tx, id);
    await this.tell(tx, changed, 'person.changed');
    return { ...changed, looking };
  }

  private async tell(tx: EntityManager, { id, revision }: Profile, action: 'person.registered' | 'person.changed'): Promise<void> {
    await this.outbox.append(tx, { name: 'profile.changed.v1', data: { profileId: id, revision } });
    await this.audit.append(tx, { action, subjectId: id, details: { revision } });
  }
}

/** @throws SandboxIsApart */
function requireOneSide(from: CountryCode, to: CountryCode): void {
  if (from !== to && (isSandbox(from) || isSandbox(to))) throw new SandboxIsApart(from, to);
}
