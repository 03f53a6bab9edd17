import { Module } from '@nestjs/common';
import { Caseworkers } from './application/caseworkers.js';
import { ChangeProfile } from './application/change-profile.js';
import { Consents } from './application/consents.js';
import { IndexNames } from './application/index-names.js';
import { LookUpPeople } from './application/look-up-people.js';
import { Profiles } from './application/profiles.js';
import { AskWhetherLooking } from './application/still-looking.js';
import { CaseworkersRepository } from './storage/caseworkers.repository.js';
import { ConsentsRepository } from './storage/consents.repository.js';
import { NameIndexRepository } from './storage/name-index.repository.js';
import { PersonalDetailsRepository } from './storage/personal-details.repository.js';
import { ProfilePapersRepository } from './storage/profile-papers.repository.js';
import { ProfilesRepository } from './storage/profiles.repository.js';
import { ProfilesHoldings } from './storage/profiles-holdings.js';
import { StillLookingRepository } from './storage/still-looking.repository.js';

@Module({
  providers: [
    ProfilesRepository,
    ProfilePapersRepository,
    ConsentsRepository,
    ProfilesHoldings,
    PersonalDetailsRepository,
    NameIndexRepository,
    IndexNames,
    LookUpPeople,
    StillLookingRepository,
    Profiles,
    ChangeProfile,
    CaseworkersRepository,
    Caseworkers,
    Consents,
    AskWhetherLooking,
  ],
  exports: [
    LookUpPeople,
    Caseworkers,
    ProfilePapersRepository,
    ConsentsRepository,
    Consents,
    Profiles,
    ProfilesHoldings,
    ChangeProfile,
    AskWhetherLooking,
  ],
})
export class ProfilesModule {}
