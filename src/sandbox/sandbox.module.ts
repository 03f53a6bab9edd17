import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { IdentityModule } from '../identity/index.js';
import { PersonalDataModule } from '../personal-data/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { QualificationsModule } from '../qualifications/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { WebhooksModule } from '../webhooks/index.js';
import { AskForReset } from './application/ask-for-reset.js';
import { EmptySandbox } from './application/empty-sandbox.js';
import { ResetSandbox } from './application/reset-sandbox.js';
import { SeedSandbox } from './application/seed-sandbox.js';

@Module({
  imports: [
    IdentityModule,
    QualificationsModule,
    AgreementsModule,
    ProfilesModule,
    RecognitionModule,
    VacanciesModule,
    ReferralsModule,
    WebhooksModule,
    PersonalDataModule,
  ],
  providers: [AskForReset, EmptySandbox, ResetSandbox, SeedSandbox],
  exports: [AskForReset, ResetSandbox],
})
export class SandboxModule {}
