import { Module } from '@nestjs/common';
import { NationalStandards } from './application/national-standards.js';
import { Qualifications } from './application/qualifications.js';
import { NationalStandardsRepository } from './storage/national-standards.repository.js';
import { QualificationsRepository } from './storage/qualifications.repository.js';
import { QualificationsTenantHoldings } from './storage/qualifications-tenant-holdings.js';

@Module({
  providers: [QualificationsRepository, NationalStandardsRepository, Qualifications, NationalStandards, QualificationsTenantHoldings],
  exports: [Qualifications, NationalStandards, QualificationsTenantHoldings],
})
export class QualificationsModule {}
