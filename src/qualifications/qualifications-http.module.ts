import { Module } from '@nestjs/common';
import { QualificationsController } from './http/qualifications.controller.js';
import { QualificationsModule } from './qualifications.module.js';

@Module({ imports: [QualificationsModule], controllers: [QualificationsController] })
export class QualificationsHttpModule {}
