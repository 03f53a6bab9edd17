import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { Principal } from '../../identity/index.js';
import { SubjectErased } from '../../platform/encryption/data-keys.js';
import type { AssistedRegistration } from '../domain/assisted-registration.js';
import type { PersonalDetails, Profile } from '../domain/profile.js';
import { AssistedRegistrationsRepository } from '../storage/assisted-registrations.repository.js';
import { ChangeProfile } from './change-profile.js';
import { type ConsentForm, Consents } from './consents.js';
import { TellApart } from './tell-apart.js';

export interface Registration extends Pick<AssistedRegistration, 'heard' | 'language'> {
  readonly profile: Profile;
  readonly details: Omit<PersonalDetails, 'profileId'>;
  /** To what the person agreed when the words were read out to them. */
  readonly consents: readonly ConsentForm[];
  /** People alike who whoever registers says are somebody else. */
  readonly apartFrom: readonly string[];
}

/** A person is written down by somebody who assists them: profile, consents and who assisted are there together or not at all. */
@Injectable()
export class RegisterPerson {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly changes: ChangeProfile,
    private readonly consents: Consents,
    private readonly registrations: AssistedRegistrationsRepository,
    private readonly tellApart: TellApart,
  ) {}

  /** @returns false when the same form came before, and then nothing is done @throws ProfileNotFound when somebody in `apartFrom` is not within reach */
  async execute(by: Pick<Principal, 'id' | 'name'>, isTakenOn: boolean, registration: Registration): Promise<boolean> {
    try {
      return await this.write(by, isTakenOn, registration);
    } catch (error) {
      if (!(error instanceof SubjectErased)) throw error;
      return false;
    }
  }

  private write(by: Pick<Principal, 'id' | 'name'>, isTakenOn: boolean, { profile, details, ...said }: Registration): Promise<boolean> {
    return this.dataSource.transaction(async (tx) => {
      if (!(await this.changes.createWithin(tx, profile, details, isTakenOn ? by : undefined))) return false;
      await this.registrations.add(tx, profile.id, { by: { id: by.id, name: by.name }, heard: said.heard, language: said.language });
      for (const consent of said.consents) await this.consents.giveWithin(tx, profile.id, consent);
      for (const other of said.apartFrom) await this.tellApart.within(tx, [profile.id, other], by);
      return true;
    });
  }
}
