import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { MatchingModule } from '../matching/index.js';
import { PassportModule } from '../passport/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { ReferralsModule } from '../referrals/index.js';
import { ReviewsModule } from '../reviews/index.js';
import { SelfAssessmentModule } from '../self-assessment/index.js';
import { VacanciesModule } from '../vacancies/index.js';
import { WebhooksModule } from '../webhooks/index.js';
import { ApplyRetention } from './application/apply-retention.js';
import { ErasePerson } from './application/erase-person.js';
import { ExportPerson } from './application/export-person.js';
import { ForgetJobs } from './application/forget-jobs.js';
import { ReplayErasures } from './application/replay-erasures.js';
import { ErasedTally } from './storage/erased-tally.js';
import { ErasureLedger } from './storage/erasure-ledger.js';
import { ErasuresRepository } from './storage/erasures.repository.js';
import { RetentionRunsRepository } from './storage/retention-runs.repository.js';

@Module({
  imports: [
    IdentityModule,
    ProfilesModule,
    RecognitionModule,
    MatchingModule,
    ReferralsModule,
    ReviewsModule,
    PassportModule,
    SelfAssessmentModule,
    VacanciesModule,
    WebhooksModule,
  ],
  providers: [
    ApplyRetention,
    RetentionRunsRepository,
    ErasePerson,
    ErasedTally,
    ExportPerson,
    ReplayErasures,
    ForgetJobs,
    ErasuresRepository,
    ErasureLedger,
  ],
  exports: [ErasedTally, ApplyRetention, ErasePerson, ExportPerson, ReplayErasures, ForgetJobs, ErasuresRepository],
})
export class PersonalDataModule {}
