import { Module } from '@nestjs/common';
import { AssessmentsController } from './http/assessments.controller.js';
import { StoredAssessmentsController } from './http/stored-assessments.controller.js';
import { RecognitionModule } from './recognition.module.js';

@Module({ imports: [RecognitionModule], controllers: [AssessmentsController, StoredAssessmentsController] })
export class RecognitionHttpModule {}
