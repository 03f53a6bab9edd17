import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';
import type { AssistedRegistration } from '../domain/assisted-registration.js';
import type { Caseworker } from '../domain/caseworker.js';
import type { PersonalDetails, Profile } from '../domain/profile.js';
import type { Consent, EvidenceItem } from '../domain/profile-papers.js';
import { AssistedRegistrationsRepository } from './assisted-registrations.repository.js';
import { CaseworkersRepository } from './caseworkers.repository.js';
import { ConsentsRepository } from './consents.repository.js';
import { PersonalDetailsRepository } from './personal-details.repository.js';
import { ProfilePapersRepository } from './profile-papers.repository.js';
import { ProfilesRepository } from './profiles.repository.js';

const DELETES = {
  'profiles.caseworker': `DELETE FROM profiles.caseworker WHERE profile_id = $1`,
  'profiles.told_apart': `DELETE FROM profiles.told_apart WHERE $1 IN (profile_id, other_id)`,
  'profiles.assisted_registration': `DELETE FROM profiles.assisted_registration WHERE profile_id = $1`,
  'profiles.name_bucket': `DELETE FROM profiles.name_bucket WHERE profile_id = $1`,
  'profiles.name_index': `DELETE FROM profiles.name_index WHERE profile_id = $1`,
  'profiles.personal_details': `DELETE FROM profiles.personal_details WHERE profile_id = $1`,
  'profiles.evidence': `DELETE FROM profiles.evidence WHERE profile_id = $1`,
  'profiles.consent_withdrawal': `DELETE FROM profiles.consent_withdrawal WHERE consent_id IN (SELECT id FROM profiles.consent WHERE profile_id = $1)`,
  'profiles.consent': `DELETE FROM profiles.consent WHERE profile_id = $1`,
  'profiles.profile': `DELETE FROM profiles.profile WHERE id = $1`,
};

export interface CollectedProfile {
  readonly profile: Profile;
  readonly details: Omit<PersonalDetails, 'profileId'> | null;
  readonly evidence: readonly EvidenceItem[];
  readonly consents: readonly Consent[];
  /** Who looks after the person; null: nobody yet. */
  readonly caseworker: Pick<Caseworker, 'name' | 'since'> | null;
  /** Who wrote the person down, and how they were heard; null: nobody assisted. */
  readonly assisted: { readonly name: string; readonly heard: string; readonly language: string; readonly at: Date } | null;
}

@Injectable()
export class ProfilesHoldings implements Holdings {
  constructor(
    private readonly profiles: ProfilesRepository,
    private readonly details: PersonalDetailsRepository,
    private readonly papers: ProfilePapersRepository,
    private readonly consents: ConsentsRepository,
    private readonly caseworkers: CaseworkersRepository,
    private readonly registrations: AssistedRegistrationsRepository,
  ) {}

  /** Here, and seen by whoever asks. */
  async isHere(subject: string): Promise<boolean> {
    return (await this.profiles.known([subject])).size > 0;
  }

  /** @throws ProfileNotFound */
  async collect(subject: string): Promise<CollectedProfile> {
    const profile = await this.profiles.get(subject);
    const { profileId: _profileId, ...details } = (await this.details.of([subject])).get(subject) ?? { profileId: null };
    const evidence = await this.papers.evidenceOf(subject);
    const consents = await this.consents.of(subject);
    const looks = await this.caseworkers.find(subject);
    const caseworker = looks ? { name: looks.name, since: looks.since } : null;
    const assistance = await this.registrations.find(subject);
    const assisted = assistance ? assistedBy(assistance) : null;
    return { profile, caseworker, assisted, details: Object.keys(details).length ? details : null, evidence, consents };
  }

  erase(tx: EntityManager, subject: string): Promise<Removed> {
    return removeRows(tx, subject, DELETES);
  }
}

function assistedBy({ by: { name }, heard, language, at }: AssistedRegistration): CollectedProfile['assisted'] {
  return { name, heard, language, at };
}
