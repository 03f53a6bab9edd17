import { Module } from '@nestjs/common';
import { Agreements } from './application/agreements.js';
import { ImportAgreement } from './application/import-agreement.js';
import { LoadReferenceAgreements } from './application/load-reference-agreements.js';
import { SubmissionChecks } from './application/submission-checks.js';
import { AgreementsRepository } from './storage/agreements.repository.js';

@Module({
  providers: [AgreementsRepository, Agreements, ImportAgreement, LoadReferenceAgreements, SubmissionChecks],
  exports: [Agreements, ImportAgreement, LoadReferenceAgreements, SubmissionChecks],
})
export class AgreementsModule {}
