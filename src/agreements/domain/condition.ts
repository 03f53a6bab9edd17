import type { CountryCode, IscedAttainment, IscedField, IscedLevel, IscedProgramme, IscoCode, IsoDate } from '../../standards/index.js';

export type CredentialKind = 'formal' | 'non-formal' | 'informal';
/** Source: Council Recommendation of 20 December 2012 (2012/C 398/01). */
export const VALIDATION_STAGES = ['identification', 'documentation', 'assessment', 'certification'] as const;
export type ValidationStage = (typeof VALIDATION_STAGES)[number];
/** Strength of evidence, weakest first. Source: domain rules B16. */
export const EVIDENCE_GRADES = ['self-declared', 'portfolio', 'attested', 'copy', 'original', 'apostilled', 'signed', 'verified'] as const;
export type EvidenceGrade = (typeof EVIDENCE_GRADES)[number];
/** Papers that a text may ask for. */
export const DOCUMENT_KINDS = [
  'diploma',
  'transcript',
  'certificate-of-service',
  'identity',
  'licence',
  'certificate-of-good-standing',
  'background-paper',
  'qualifications-passport',
  'sworn-translation',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
export type LicenceState = 'none' | 'applied' | 'conditional' | 'active' | 'lapsed' | 'withdrawn';
/** Circumstances in which papers may be missing. Source: Lisbon Recognition Convention VII. */
export type Situation = 'refugee' | 'displaced' | 'refugee-like';

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
  /** Recognised or accredited on the day of award, by the designations of the agreement or the register of qualifications. */
  | { readonly test: 'issuer-recognised' }
  /** One of these bodies, compared as titles are. */
  | { readonly test: 'issuer'; readonly in: readonly string[] }
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
  /** An award by validation of non-formal and informal learning; `in`: titles that count, any when left out. */
  | { readonly test: 'validation-award'; readonly in?: readonly string[] }
  | { readonly test: 'occupation'; readonly in: readonly IscoCode[] }
  /** In the occupation asked about; `country` undefined: where recognition is asked. */
  | { readonly test: 'licence'; readonly state: LicenceState; readonly country?: CountryCode | 'origin' | 'destination' }
  /** No disciplinary measure against the licence of the country of origin. */
  | { readonly test: 'good-standing' }
  | { readonly test: 'language'; readonly language: string; readonly min: 'A1' | 'A2' | 'B1' | 'B2' | 'C1' | 'C2' }
  | { readonly test: 'document-authentication'; readonly in: readonly EvidenceGrade[] }
  | { readonly test: 'valid-on-lodging' }
  /** Every one of these papers, each authenticated in one of these ways where that is asked. */
  | { readonly test: 'documents'; readonly in: readonly DocumentKind[]; readonly authenticated?: readonly EvidenceGrade[] }
  /** Recognised before by one of these countries, and so a third country's credential that counts. Source: Directive 2005/36/EC Art 3(3). */
  | { readonly test: 'recognised-in'; readonly in: readonly CountryCode[] }
  /** Begun under the agreement before: no new hire. */
  | { readonly test: 'returning' }
  | { readonly test: 'situation'; readonly in: readonly Situation[] }
);
export type ConditionTest = AtomicCondition['test'];
