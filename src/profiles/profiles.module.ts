import { Module } from '@nestjs/common';
import { Caseworkers } from './application/caseworkers.js';
import { ChangeProfile } from './application/change-profile.js';
import { Consents } from './application/consents.js';
import { IndexNames } from './application/index-names.js';
import { LettersToPeople } from './application/letters-to-people.js';
import { LookBeforeRegistering } from './application/look-before-registering.js';
import { LookUpPeople } from './application/look-up-people.js';
import { PeopleOfDesk } from './application/people-of-desk.js';
import { Profiles } from './application/profiles.js';
import { Receipts } from './application/receipts.js';
import { RegisterPerson } from './application/register-person.js';
import { SearchPeople } from './application/search-people.js';
import { AskWhetherLooking } from './application/still-looking.js';
import { TellApart } from './application/tell-apart.js';
import { WriteWhetherLooking } from './application/write-whether-looking.js';
import { AssistedRegistrationsRepository } from './storage/assisted-registrations.repository.js';
import { CaseworkersRepository } from './storage/caseworkers.repository.js';
import { ConsentsRepository } from './storage/consents.repository.js';
import { ContactIndexRepository } from './storage/contact-index.repository.js';
import { DeskListRepository } from './storage/desk-list.repository.js';
import { EvidenceFiles } from './storage/evidence-files.js';
import { NameBucketsRepository } from './storage/name-buckets.repository.js';
import { NameIndexRepository } from './storage/name-index.repository.js';
import { PersonalDetailsRepository } from './storage/personal-details.repository.js';
import { ProfilePapersRepository } from './storage/profile-papers.repository.js';
import { ProfilesRepository } from './storage/profiles.repository.js';
import { ProfilesHoldings } from './storage/profiles-holdings.js';
import { ReceiptCodes } from './storage/receipt-codes.js';
import { StillLookingRepository } from './storage/still-looking.repository.js';
import { ToldApartRepository } from './storage/told-apart.repository.js';

@Module({
  providers: [
    ProfilesRepository,
    ProfilePapersRepository,
    EvidenceFiles,
    ConsentsRepository,
    ProfilesHoldings,
    PersonalDetailsRepository,
    NameIndexRepository,
    NameBucketsRepository,
    ContactIndexRepository,
    AssistedRegistrationsRepository,
    ReceiptCodes,
    Receipts,
    ToldApartRepository,
    IndexNames,
    LookUpPeople,
    StillLookingRepository,
    Profiles,
    ChangeProfile,
    CaseworkersRepository,
    Caseworkers,
    Consents,
    SearchPeople,
    TellApart,
    RegisterPerson,
    LookBeforeRegistering,
    DeskListRepository,
    PeopleOfDesk,
    LettersToPeople,
    AskWhetherLooking,
    WriteWhetherLooking,
  ],
  exports: [
    LookBeforeRegistering,
    PeopleOfDesk,
    LookUpPeople,
    SearchPeople,
    TellApart,
    RegisterPerson,
    AssistedRegistrationsRepository,
    Receipts,
    Caseworkers,
    ProfilePapersRepository,
    EvidenceFiles,
    ConsentsRepository,
    Consents,
    LettersToPeople,
    Profiles,
    ProfilesHoldings,
    ChangeProfile,
    AskWhetherLooking,
    WriteWhetherLooking,
  ],
})
export class ProfilesModule {}
