import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { RecognisedWords } from './http/recognised-words.js';
import { ReferralSubject } from './http/referral-subject.js';
import { ReferralsController } from './http/referrals.controller.js';
import { TakeAction } from './http/take-action.js';
import { ReferralsModule } from './referrals.module.js';

@Module({
  imports: [IdentityModule, ReferralsModule],
  controllers: [ReferralsController],
  providers: [ReferralSubject, TakeAction, RecognisedWords],
})
export class ReferralsHttpModule {}
