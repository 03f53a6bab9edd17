import { Module } from '@nestjs/common';
import { ChangeProfile } from './application/change-profile.js';
import { Profiles } from './application/profiles.js';
import { ProfilesRepository } from './storage/profiles.repository.js';

@Module({ providers: [ProfilesRepository, Profiles, ChangeProfile], exports: [Profiles, ChangeProfile] })
export class ProfilesModule {}
