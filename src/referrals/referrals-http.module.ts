import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { MovesController } from './http/moves.controller.js';
import { RecognisedWords } from './http/recognised-words.js';
import { ReferralSubject } from './http/referral-subject.js';
import { ReferralsController } from './http/referrals.controller.js';
import { TakeAction } from './http/take-action.js';
import { AccountReferralsController } from './pages/account-referrals.controller.js';
import { DeskReferralsController } from './pages/desk-referrals.controller.js';
import { ReferralView } from './pages/referral-view.js';
import { ReferralsModule } from './referrals.module.js';

@Module({
  imports: [IdentityModule, ProfilesModule, ReferralsModule],
  controllers: [ReferralsController, MovesController, AccountReferralsController, DeskReferralsController],
  providers: [ReferralSubject, TakeAction, RecognisedWords, ReferralView],
})
export class ReferralsHttpModule {}
