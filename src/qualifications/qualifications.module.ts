import { Module } from '@nestjs/common';
import { Qualifications } from './application/qualifications.js';
import { QualificationsRepository } from './storage/qualifications.repository.js';

@Module({ providers: [QualificationsRepository, Qualifications], exports: [Qualifications] })
export class QualificationsModule {}
