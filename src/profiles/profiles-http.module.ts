import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { RequireKnownConcepts } from './application/require-known-concepts.js';
import { CaseworkersController } from './http/caseworkers.controller.js';
import { LookUpController } from './http/look-up.controller.js';
import { PeopleAlikeController } from './http/people-alike.controller.js';
import { PersonSubject } from './http/person-subject.js';
import { ProcessingPurposesController } from './http/processing-purposes.controller.js';
import { ProfilePapersController } from './http/profile-papers.controller.js';
import { ProfilePartsController } from './http/profile-parts.controller.js';
import { ProfilesController } from './http/profiles.controller.js';
import { StillLookingController } from './http/still-looking.controller.js';
import { ToldApartController } from './http/told-apart.controller.js';
import { DeskPeopleController } from './pages/desk-people.controller.js';
import { LettersController } from './pages/letters.controller.js';
import { LookingController } from './pages/looking.controller.js';
import { PaperController } from './pages/paper.controller.js';
import { PapersOfPersonController } from './pages/papers-of-person.controller.js';
import { ReceiptController } from './pages/receipt.controller.js';
import { ReceiptView } from './pages/receipt-view.js';
import { RegistrationController } from './pages/registration.controller.js';
import { ProfilesModule } from './profiles.module.js';

@Module({
  imports: [IdentityModule, ProfilesModule, TaxonomyModule],
  controllers: [
    ProfilesController,
    LookUpController,
    PeopleAlikeController,
    ToldApartController,
    CaseworkersController,
    ProfilePartsController,
    ProfilePapersController,
    StillLookingController,
    ProcessingPurposesController,
    RegistrationController,
    DeskPeopleController,
    PaperController,
    ReceiptController,
    LettersController,
    LookingController,
    PapersOfPersonController,
  ],
  providers: [PersonSubject, ReceiptView, RequireKnownConcepts],
})
export class ProfilesHttpModule {}
