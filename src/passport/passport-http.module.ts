import { Module } from '@nestjs/common';
import { ProfilesModule } from '../profiles/index.js';
import { SelfAssessmentModule } from '../self-assessment/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { VerificationsController } from './http/verifications.controller.js';
import { DraftPassportController } from './pages/draft-passport.controller.js';
import { ElmDocuments } from './pages/elm-documents.js';
import { Papers } from './pages/paper.js';
import { PassportPages } from './pages/passport-pages.js';
import { PersonPassportController } from './pages/person-passport.controller.js';
import { PersonSharesController } from './pages/person-shares.controller.js';
import { SharePages } from './pages/share-pages.js';
import { SharedController } from './pages/shared.controller.js';
import { VerifyController } from './pages/verify.controller.js';
import { PassportModule } from './passport.module.js';

@Module({
  imports: [PassportModule, ProfilesModule, SelfAssessmentModule, TaxonomyModule],
  controllers: [
    ...[VerificationsController, VerifyController, SharedController],
    ...[DraftPassportController, PersonPassportController, PersonSharesController],
  ],
  providers: [ElmDocuments, Papers, PassportPages, SharePages],
  exports: [ElmDocuments],
})
export class PassportHttpModule {}
