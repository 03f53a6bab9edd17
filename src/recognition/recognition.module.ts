import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { QualificationsModule } from '../qualifications/index.js';
import { TaxonomyModule } from '../taxonomy/index.js';
import { AssessFacts } from './application/assess-facts.js';
import { AssessProfile } from './application/assess-profile.js';
import { AssessSomebody } from './application/assess-somebody.js';
import { FollowAgreementInCases } from './application/cases/follow-agreement-in-cases.js';
import { MoveCase } from './application/cases/move-case.js';
import { OpenCase } from './application/cases/open-case.js';
import { RaiseAlarms } from './application/cases/raise-alarms.js';
import { WriteOfLimit } from './application/cases/write-of-limit.js';
import { PlanValidation } from './application/plan-validation.js';
import { PreviewRecognition } from './application/preview-recognition.js';
import { Reassessment } from './application/reassessment.js';
import { Recognition } from './application/recognition.js';
import { RecognitionProspects } from './application/recognition-prospects.js';
import { ReconcileAssessments } from './application/reconcile-assessments.js';
import { RecordValidation } from './application/record-validation.js';
import { ReplayAssessment } from './application/replay-assessment.js';
import { RunExamples } from './application/run-examples.js';
import { ValidationExemptions } from './application/validation-exemptions.js';
import { AssessmentsRepository } from './storage/assessments.repository.js';
import { CasesRepository } from './storage/cases/cases.repository.js';
import { NearLimitRepository } from './storage/cases/near-limit.repository.js';
import { RecognitionHoldings } from './storage/recognition-holdings.js';
import { ValidationsRepository } from './storage/validations.repository.js';

const ASSESSMENTS = [
  AssessFacts,
  AssessProfile,
  AssessSomebody,
  Recognition,
  RecognitionProspects,
  ReconcileAssessments,
  ReplayAssessment,
  RunExamples,
  PreviewRecognition,
  Reassessment,
];
const CASES = [CasesRepository, NearLimitRepository, OpenCase, MoveCase, FollowAgreementInCases, RaiseAlarms, WriteOfLimit];
const VALIDATION = [PlanValidation, RecordValidation];

@Module({
  imports: [AgreementsModule, QualificationsModule, ProfilesModule, TaxonomyModule],
  providers: [
    RecognitionHoldings,
    AssessmentsRepository,
    ValidationsRepository,
    ValidationExemptions,
    ...ASSESSMENTS,
    ...CASES,
    ...VALIDATION,
  ],
  exports: [RecognitionHoldings, ...ASSESSMENTS, ...CASES, ...VALIDATION],
})
export class RecognitionModule {}
