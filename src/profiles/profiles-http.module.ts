import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { RequireKnownConcepts } from './application/require-known-concepts.js';
import { CaseworkersController } from './http/caseworkers.controller.js';
import { LookUpController } from './http/look-up.controller.js';
import { PersonSubject } from './http/person-subject.js';
import { ProcessingPurposesController } from './http/processing-purposes.controller.js';
import { ProfilePapersController } from './http/profile-papers.controller.js';
import { ProfilePartsController } from './http/profile-parts.controller.js';
import { ProfilesController } from './http/profiles.controller.js';
import { StillLookingController } from './http/still-looking.controller.js';
import { ProfilesModule } from './profiles.module.js';

@Module({
  imports: [IdentityModule, ProfilesModule, TaxonomyModule],
  controllers: [
    ProfilesController,
    LookUpController,
    CaseworkersController,
    ProfilePartsController,
    ProfilePapersController,
    StillLookingController,
    ProcessingPurposesController,
  ],
  providers: [PersonSubject, RequireKnownConcepts],
})
export class ProfilesHttpModule {}
