import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { MatchingModule } from '../matching/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { QualificationsModule } from '../qualifications/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { RecruitmentModule } from '../recruitment/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { AcceptPlacements } from './application/accept-placements.js';
import { AgreeToReferral } from './application/agree-to-referral.js';
import { AnswersOfPerson } from './application/answers-of-person.js';
import { BringInReferral } from './application/bring-in-referral.js';
import { DecideOverride } from './application/decide-override.js';
import { EndReferral } from './application/end-referral.js';
import { EndWithoutConsent } from './application/end-without-consent.js';
import { FilesOfPerson } from './application/files-of-person.js';
import { FollowFiles } from './application/follow-files.js';
import { MoveReferral } from './application/move-referral.js';
import { ProposeReferral } from './application/propose-referral.js';
import { ReadReleased } from './application/read-released.js';
import { Recipients } from './application/recipients.js';
import { Referrals } from './application/referrals.js';
import { RemindOfReferrals } from './application/remind.js';
import { ReportOnReferral } from './application/report-on-referral.js';
import { WhatStandsAgainst } from './application/what-stands-against.js';
import { WriteToPerson } from './application/write-to-person.js';
import { DisclosuresRepository } from './storage/disclosures.repository.js';
import { ReferralsRepository } from './storage/referrals.repository.js';
import { ReferralsHoldings } from './storage/referrals-holdings.js';
import { RemindersRepository } from './storage/reminders.repository.js';
import { StepsRepository } from './storage/steps.repository.js';

const STORAGE = [ReferralsRepository, StepsRepository, DisclosuresRepository, RemindersRepository];
const ACTS = [
  AcceptPlacements,
  ProposeReferral,
  BringInReferral,
  DecideOverride,
  AgreeToReferral,
  EndReferral,
  ReportOnReferral,
  EndWithoutConsent,
  FollowFiles,
  RemindOfReferrals,
  WriteToPerson,
];
const READING = [Referrals, ReadReleased, Recipients, ReferralsHoldings];

@Module({
  imports: [MatchingModule, ProfilesModule, RecognitionModule, VacanciesModule, QualificationsModule, AgreementsModule, RecruitmentModule],
  providers: [...STORAGE, MoveReferral, FilesOfPerson, WhatStandsAgainst, AnswersOfPerson, ...ACTS, ...READING],
  exports: [...ACTS, ...READING],
})
export class ReferralsModule {}
