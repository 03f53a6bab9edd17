import type { EvidenceGrade } from '../../agreements/index.js';

/** Something that shows a credential, an experience or a skill; `subjectId` names which, where it is one of them. */
export interface EvidenceItem {
  readonly id: string;
  readonly subjectId: string | null;
  readonly kind: 'document' | 'reference' | 'portfolio' | 'statement' | 'register-extract';
  readonly grade: EvidenceGrade;
  readonly description: string;
  readonly vouchedBy: string | null;
  readonly addedAt: Date;
}

/** Who may see what for which purpose, in the words that were shown. It is withdrawn, never deleted, while the person is here. Nulls: recorded before it was kept. */
export interface Consent {
  readonly id: string;
  readonly recipient: string;
  readonly purpose: string;
  readonly legalBasis: string | null;
  readonly wording: string;
  /** Of the service's own wording; null: the words are of another paper. */
  readonly version: number | null;
  readonly language: string | null;
  readonly givenAt: Date;
  readonly until: string | null;
  readonly withdrawnAt: Date | null;
}
