import { Module } from '@nestjs/common';
import { AgreementsModule } from '../agreements/index.js';
import { AssessmentsController } from './http/assessments.controller.js';
import { CasesController } from './http/cases/cases.controller.js';
import { ExamplesController } from './http/examples.controller.js';
import { StoredAssessmentsController } from './http/stored-assessments.controller.js';
import { ValidationPlansController } from './http/validation-plans.controller.js';
import { ValidationsController } from './http/validations.controller.js';
import { RecognitionModule } from './recognition.module.js';

@Module({
  imports: [RecognitionModule, AgreementsModule],
  controllers: [
    CasesController,
    ExamplesController,
    AssessmentsController,
    StoredAssessmentsController,
    ValidationPlansController,
    ValidationsController,
  ],
})
export class RecognitionHttpModule {}
