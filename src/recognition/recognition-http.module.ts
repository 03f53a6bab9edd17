import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { IdentityModule } from '../identity/index.js';
import { ProfilesModule } from '../profiles/index.js';
import { QualificationsModule } from '../qualifications/index.js';
import { AssessmentsController } from './http/assessments.controller.js';
import { CaseSubjects } from './http/case-subjects.js';
import { CasesController } from './http/cases/cases.controller.js';
import { CoverageController } from './http/coverage.controller.js';
import { ExamplesController } from './http/examples.controller.js';
import { ReassessmentController } from './http/reassessment.controller.js';
import { StoredAssessmentsController } from './http/stored-assessments.controller.js';
import { ValidationPlansController } from './http/validation-plans.controller.js';
import { ValidationsController } from './http/validations.controller.js';
import { RecognitionModule } from './recognition.module.js';

@Module({
  imports: [IdentityModule, ProfilesModule, RecognitionModule, AgreementsModule, QualificationsModule],
  controllers: [
    CasesController,
    ExamplesController,
    CoverageController,
    ReassessmentController,
    AssessmentsController,
    StoredAssessmentsController,
    ValidationPlansController,
    ValidationsController,
  ],
  providers: [CaseSubjects],
})
export class RecognitionHttpModule {}
