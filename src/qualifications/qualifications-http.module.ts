import { Module } from '@nestjs/common';
import { NationalStandardsController } from './http/national-standards.controller.js';
import { QualificationsController } from './http/qualifications.controller.js';
import { QualificationsModule } from './qualifications.module.js';

@Module({ imports: [QualificationsModule], controllers: [QualificationsController, NationalStandardsController] })
export class QualificationsHttpModule {}
