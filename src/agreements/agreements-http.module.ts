import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { AgreementsModule } from './agreements.module.js';
import { AgreementSubject } from './http/agreement-subject.js';
import { AgreementsController } from './http/agreements.controller.js';
import { DraftsController } from './http/drafts.controller.js';
import { FeedController } from './pages/feed.controller.js';
import { RegisterController } from './pages/register.controller.js';

@Module({
  imports: [IdentityModule, AgreementsModule],
  controllers: [FeedController, DraftsController, AgreementsController, RegisterController],
  providers: [AgreementSubject],
})
export class AgreementsHttpModule {}
