import { Module } from '@nestjs/common';
import { ChangeProfile } from './application/change-profile.js';
import { Profiles } from './application/profiles.js';
import { AskWhetherLooking } from './application/still-looking.js';
import { PersonalDetailsRepository } from './storage/personal-details.repository.js';
import { ProfilesRepository } from './storage/profiles.repository.js';
import { ProfilesHoldings } from './storage/profiles-holdings.js';
import { StillLookingRepository } from './storage/still-looking.repository.js';

@Module({
  providers: [
    ProfilesRepository,
    ProfilesHoldings,
    PersonalDetailsRepository,
    StillLookingRepository,
    Profiles,
    ChangeProfile,
    AskWhetherLooking,
  ],
  exports: [Profiles, ProfilesHoldings, ChangeProfile, AskWhetherLooking],
})
export class ProfilesModule {}
