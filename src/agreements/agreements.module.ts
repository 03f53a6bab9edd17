import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { Agreements } from './application/agreements.js';
import { ApproveDraft } from './application/approve-draft.js';
import { ChangeDraft } from './application/change-draft.js';
import { Drafts } from './application/drafts.js';
import { ImportAgreement } from './application/import-agreement.js';
import { LoadReferenceAgreements } from './application/load-reference-agreements.js';
import { RecordAct } from './application/record-act.js';
import { SubmissionChecks } from './application/submission-checks.js';
import { AgreementsRepository } from './storage/agreements.repository.js';
import { DraftsRepository } from './storage/drafts.repository.js';

@Module({
  imports: [IdentityModule],
  providers: [
    AgreementsRepository,
    DraftsRepository,
    ChangeDraft,
    ApproveDraft,
    RecordAct,
    Drafts,
    Agreements,
    ImportAgreement,
    LoadReferenceAgreements,
    SubmissionChecks,
  ],
  exports: [ChangeDraft, ApproveDraft, RecordAct, Drafts, Agreements, ImportAgreement, LoadReferenceAgreements, SubmissionChecks],
})
export class AgreementsModule {}
