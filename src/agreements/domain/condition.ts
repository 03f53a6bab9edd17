import type { CountryCode, IscedAttainment, IscedField, IscedLevel, IscedProgramme, IscoCode, IsoDate } from '../../standards/index.js';

export type CredentialKind = 'formal' | 'non-formal' | 'informal';
export type ValidationStage = 'identification' | 'documentation' | 'assessment' | 'certification';
/** Strength of evidence, weakest first. Source: domain rules B16. */
export const EVIDENCE_GRADES = ['self-declared', 'portfolio', 'attested', 'copy', 'original', 'apostilled', 'signed', 'verified'] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];

/** Closed vocabulary; each is answered satisfied, not satisfied or unknown (Kleene). Units: years, months full-time equivalent, ECTS credits, days. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly atLeast: number; readonly of: readonly Condition[] }
  | AtomicCondition;

/** `article` only where it differs from the provision's own. */
export type AtomicCondition = { readonly article?: string } & (
  | { readonly test: 'credential-kind'; readonly in: readonly CredentialKind[] }
  /** Compared after folding case, diacritics and spaces; synonyms come from the register of qualifications. */
  | { readonly test: 'title'; readonly in: readonly string[] }
  | { readonly test: 'awarded-on'; readonly from?: IsoDate; readonly to?: IsoDate }
  | { readonly test: 'training-started-on'; readonly from?: IsoDate; readonly to?: IsoDate }
  | { readonly test: 'lodged-on'; readonly from?: IsoDate; readonly to?: IsoDate }
  | { readonly test: 'isced-level'; readonly min?: IscedLevel; readonly max?: IscedLevel }
  | { readonly test: 'isced-attainment'; readonly in: readonly IscedAttainment[] }
  | { readonly test: 'isced-programme'; readonly in: readonly IscedProgramme[] }
  | { readonly test: 'isced-field'; readonly in: readonly IscedField[] }
  | { readonly test: 'duration-years'; readonly min?: number; readonly max?: number }
  | { readonly test: 'credits'; readonly min?: number; readonly max?: number }
  | { readonly test: 'study-mode'; readonly in: readonly ('full-time' | 'part-time' | 'distance')[] }
  | { readonly test: 'issuer-recognised' }
  | { readonly test: 'nationality'; readonly in: readonly CountryCode[] }
  | { readonly test: 'residence'; readonly in: readonly CountryCode[] }
  /** Months full-time equivalent (40 h a week) in these occupations and countries, with evidence of at least this grade. */
  | {
      readonly test: 'experience';
      readonly occupations: readonly IscoCode[];
      readonly countries?: readonly CountryCode[];
      readonly minMonths: number;
      readonly evidence?: EvidenceGrade;
      readonly withinYears?: number;
    }
  | { readonly test: 'validation-stage'; readonly min: ValidationStage }
  | { readonly test: 'occupation'; readonly in: readonly IscoCode[] }
  | { readonly test: 'licence'; readonly state: 'active' }
  | { readonly test: 'language'; readonly language: string; readonly min: 'A1' | 'A2' | 'B1' | 'B2' | 'C1' | 'C2' }
  | { readonly test: 'document-authentication'; readonly in: readonly EvidenceGrade[] }
  | { readonly test: 'valid-on-lodging' }
);
export type ConditionTest = AtomicCondition['test'];
