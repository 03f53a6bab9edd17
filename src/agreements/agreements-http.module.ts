import { Module } from '@nestjs/common';
import { AgreementsModule } from './agreements.module.js';
import { AgreementsController } from './http/agreements.controller.js';
import { DraftsController } from './http/drafts.controller.js';
import { FeedController } from './pages/feed.controller.js';
import { RegisterController } from './pages/register.controller.js';

@Module({ imports: [AgreementsModule], controllers: [FeedController, DraftsController, AgreementsController, RegisterController] })
export class AgreementsHttpModule {}
