import { Module } from '@nestjs/common';
import { NationalStandards } from './application/national-standards.js';
import { Qualifications } from './application/qualifications.js';
import { NationalStandardsRepository } from './storage/national-standards.repository.js';
import { QualificationsRepository } from './storage/qualifications.repository.js';

@Module({
  providers: [QualificationsRepository, NationalStandardsRepository, Qualifications, NationalStandards],
  exports: [Qualifications, NationalStandards],
})
export class QualificationsModule {}
