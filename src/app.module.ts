import { type DynamicModule, Module, type Type } from '@nestjs/common';
import { AgreementsHttpModule, AgreementsModule } from './agreements/index.js';
import { AuditHttpModule, AuditModule } from './audit/index.js';
import { DemonstrationModule } from './demonstration/index.js';
import { DeskHttpModule } from './desk/index.js';
import { EVIDENCE_SUBSCRIPTIONS, EvidenceHttpModule, EvidenceModule, EvidenceQueueModule } from './evidence/index.js';
import { HomeHttpModule } from './home/index.js';
import { IDENTITY_PLAIN_ROWS, IdentityHttpModule, IdentityModule } from './identity/index.js';
import { MATCHING_SUBSCRIPTIONS, MatchingHttpModule, MatchingModule, MatchingQueueModule } from './matching/index.js';
import { PassportHttpModule, PassportModule } from './passport/index.js';
import { PERSONAL_DATA_SUBSCRIPTIONS, PersonalDataHttpModule, PersonalDataModule, PersonalDataQueueModule } from './personal-data/index.js';
import type { Configuration, Role } from './platform/configuration/settings.js';
import { MAIL_SUBSCRIPTIONS } from './platform/mail/mail.js';
import { MailQueueModule } from './platform/mail/mail-queue.module.js';
import { PagesModule } from './platform/pages/pages.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { PlatformHttpModule } from './platform/platform-http.module.js';
import { ProblemsModule } from './platform/problem-details/problems.module.js';
import type { QueueConnection } from './platform/queues/queue-connection.js';
import { PROBLEMS } from './problems.js';
import { PROFILES_PLAIN_ROWS, PROFILES_SUBSCRIPTIONS, ProfilesHttpModule, ProfilesModule, ProfilesQueueModule } from './profiles/index.js';
import { QualificationsHttpModule, QualificationsModule } from './qualifications/index.js';
import {
  RECOGNITION_PLAIN_ROWS,
  RECOGNITION_SUBSCRIPTIONS,
  RecognitionHttpModule,
  RecognitionModule,
  RecognitionQueueModule,
} from './recognition/index.js';
import { RECORDS } from './records.js';
import { RECRUITMENT_SUBSCRIPTIONS, RecruitmentHttpModule, RecruitmentModule, RecruitmentQueueModule } from './recruitment/index.js';
import { REFERRALS_SUBSCRIPTIONS, ReferralsHttpModule, ReferralsModule, ReferralsQueueModule } from './referrals/index.js';
import { ReviewsHttpModule, ReviewsModule } from './reviews/index.js';
import { SANDBOX_SUBSCRIPTIONS, SandboxHttpModule, SandboxModule, SandboxQueueModule } from './sandbox/index.js';
import { SelfAssessmentHttpModule, SelfAssessmentModule, SelfAssessmentQueueModule } from './self-assessment/index.js';
import { StatisticsHttpModule, StatisticsModule, StatisticsQueueModule } from './statistics/index.js';
import { TaxonomyHttpModule, TaxonomyModule } from './taxonomy/index.js';
import { IMPORT_SUBSCRIPTIONS, VacanciesHttpModule, VacanciesModule, VacanciesQueueModule } from './vacancies/index.js';
import { WEBHOOKS_SUBSCRIPTIONS, WebhooksHttpModule, WebhooksModule, WebhooksQueueModule } from './webhooks/index.js';

/** Use cases and storage, in the order of knowledge; every process has them. */
const MODULES: readonly Type[] = [
  AuditModule,
  TaxonomyModule,
  IdentityModule,
  QualificationsModule,
  AgreementsModule,
  ProfilesModule,
  RecognitionModule,
  VacanciesModule,
  RecruitmentModule,
  MatchingModule,
  ReferralsModule,
  WebhooksModule,
  ReviewsModule,
  SelfAssessmentModule,
  PassportModule,
  PersonalDataModule,
  EvidenceModule,
  StatisticsModule,
  DemonstrationModule,
  SandboxModule,
];

/** What each role adds: controllers and pages, or the processors of queues. */
const ADAPTERS: Readonly<Record<Role, readonly Type[]>> = {
  api: [
    PlatformHttpModule,
    AuditHttpModule,
    IdentityHttpModule,
    TaxonomyHttpModule,
    QualificationsHttpModule,
    AgreementsHttpModule,
    ProfilesHttpModule,
    RecognitionHttpModule,
    VacanciesHttpModule,
    RecruitmentHttpModule,
    MatchingHttpModule,
    ReferralsHttpModule,
    WebhooksHttpModule,
    ReviewsHttpModule,
    SelfAssessmentHttpModule,
    PassportHttpModule,
    PersonalDataHttpModule,
    EvidenceHttpModule,
    StatisticsHttpModule,
    SandboxHttpModule,
    DeskHttpModule,
    HomeHttpModule,
  ],
  recognition: [RecognitionQueueModule, EvidenceQueueModule, StatisticsQueueModule],
  matching: [
    MatchingQueueModule,
    ProfilesQueueModule,
    ReferralsQueueModule,
    SelfAssessmentQueueModule,
    PersonalDataQueueModule,
    SandboxQueueModule,
  ],
  imports: [VacanciesQueueModule, RecruitmentQueueModule],
  webhooks: [WebhooksQueueModule, MailQueueModule],
};

const SUBSCRIPTIONS = [
  ...PROFILES_SUBSCRIPTIONS,
  ...RECOGNITION_SUBSCRIPTIONS,
  ...IMPORT_SUBSCRIPTIONS,
  ...RECRUITMENT_SUBSCRIPTIONS,
  ...MATCHING_SUBSCRIPTIONS,
  ...REFERRALS_SUBSCRIPTIONS,
  ...EVIDENCE_SUBSCRIPTIONS,
  ...PERSONAL_DATA_SUBSCRIPTIONS,
  ...WEBHOOKS_SUBSCRIPTIONS,
  ...SANDBOX_SUBSCRIPTIONS,
  ...MAIL_SUBSCRIPTIONS,
];

const PLAIN_ROWS = [...IDENTITY_PLAIN_ROWS, ...PROFILES_PLAIN_ROWS, ...RECOGNITION_PLAIN_ROWS];

@Module({})
export class AppModule {
  static for(configuration: Configuration, queueConnection: QueueConnection): DynamicModule {
    const roles = configuration.roles as readonly Role[];
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ configuration, queueConnection, records: RECORDS, subscriptions: SUBSCRIPTIONS, plainRows: PLAIN_ROWS }),
        PagesModule,
        ProblemsModule.forRoot(PROBLEMS),
        ...MODULES,
        ...roles.flatMap((role) => ADAPTERS[role]),
      ],
    };
  }
}
