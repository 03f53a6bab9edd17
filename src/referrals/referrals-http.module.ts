import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { MatchingModule } from '../matching/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { MovesController } from './http/moves.controller.js';
import { RecognisedWords } from './http/recognised-words.js';
import { ReferralSubject } from './http/referral-subject.js';
import { ReferralsController } from './http/referrals.controller.js';
import { TakeAction } from './http/take-action.js';
import { AccountReferralsController } from './pages/account-referrals.controller.js';
import { DeskReferralsController } from './pages/desk-referrals.controller.js';
import { JobFairController } from './pages/job-fair.controller.js';
import { JobFairView } from './pages/job-fair-view.js';
import { ProposeReferralController } from './pages/propose.controller.js';
import { ReferralFilesController } from './pages/referral-files.controller.js';
import { ReferralView } from './pages/referral-view.js';
import { ReferralsModule } from './referrals.module.js';

@Module({
  imports: [IdentityModule, MatchingModule, ProfilesModule, VacanciesModule, ReferralsModule],
  controllers: [
    ReferralsController,
    MovesController,
    AccountReferralsController,
    ReferralFilesController,
    ProposeReferralController,
    DeskReferralsController,
    JobFairController,
  ],
  providers: [ReferralSubject, TakeAction, RecognisedWords, ReferralView, JobFairView],
})
export class ReferralsHttpModule {}
