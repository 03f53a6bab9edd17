import { Module } from '@nestjs/common';
import { Agreements } from './application/agreements.js';
import { ImportAgreement } from './application/import-agreement.js';
import { LoadReferenceAgreements } from './application/load-reference-agreements.js';
import { AgreementsRepository } from './storage/agreements.repository.js';

@Module({
  providers: [AgreementsRepository, Agreements, ImportAgreement, LoadReferenceAgreements],
  exports: [Agreements, ImportAgreement, LoadReferenceAgreements],
})
export class AgreementsModule {}
