import type { CredentialKind, EvidenceGrade, Purpose } from '../../agreements/index.js';
import type { DecidedOutcome, Outcome } from '../../recognition/index.js';
import type { Certainty } from '../../self-assessment/index.js';
import type {
  CefrLevel,
  CountryCode,
  IscedField,
  IscedLevel,
  IscoCode,
  IsoDate,
  IsoMonth,
  LanguageTag,
  OccupationUri,
  SkillUri,
} from '../../standards/index.js';

/** What a person may leave in or out, when a passport is made and when it is shared. */
export const PARTS = ['credentials', 'jobs', 'languages', 'recognition'] as const;
export type Part = (typeof PARTS)[number];

/**
 * How a thing is shown. `declared`: said by the person. `held`: the person says that a paper exists; nobody has looked at it.
 * `document`: a paper is on file. `confirmed`: whoever gave it, or an employer, has confirmed it.
 */
export const SHOWN_BY = ['declared', 'held', 'document', 'confirmed'] as const;
export type ShownBy = (typeof SHOWN_BY)[number];

export interface CredentialSaid {
  readonly id: string;
  readonly kind: CredentialKind;
  readonly title: string;
  readonly country: CountryCode;
  readonly issuer?: string;
  readonly awardedOn?: IsoDate;
  readonly validUntil?: IsoDate;
  /** ISCED 2011. */
  readonly level?: IscedLevel;
  /** ISCED-F 2013. */
  readonly field?: IscedField;
  readonly shownBy: ShownBy;
}

/** What an employer confirmed, who they said they are and on which day. */
export interface ConfirmationSaid {
  readonly organisation: string;
  readonly role: string;
  readonly on: IsoDate;
  readonly skills: readonly SkillUri[];
  /** Occupation, time and hours too. */
  readonly isOfWork: boolean;
}

export interface JobSaid {
  readonly id: string;
  /** The person's own. */
  readonly words?: string;
  readonly occupation: IscoCode;
  readonly occupationUri?: OccupationUri;
  readonly country: CountryCode;
  readonly from: IsoMonth;
  readonly to?: IsoMonth;
  readonly hoursPerWeek?: number;
  readonly skills: readonly SkillUri[];
  readonly confirmation?: ConfirmationSaid;
  readonly shownBy: ShownBy;
}

/** The rule that an answer rests on. */
export interface Ground {
  readonly article: string;
  readonly source: string;
  readonly agreement: string;
  readonly version: number;
  readonly verified: boolean;
  readonly demonstration: boolean;
}

/** What is answered for one purpose; a decision goes before a prediction. */
export interface RecognitionSaid {
  /** Title of the credential; undefined: experience as a whole. */
  readonly of?: string;
  readonly purpose: Purpose;
  readonly outcome: Outcome | DecidedOutcome['outcome'];
  readonly certainty: Certainty | 'decided';
  readonly grounds: readonly Ground[];
}

/** All that a passport says, without words of any language but the person's own. */
export interface PassportContent {
  /** Undefined: nobody asked; it is written by hand. */
  readonly holder?: string;
  readonly destination: CountryCode;
  readonly credentials: readonly CredentialSaid[];
  readonly jobs: readonly JobSaid[];
  readonly languages: readonly { readonly language: LanguageTag; readonly level: CefrLevel }[];
  readonly recognition: readonly RecognitionSaid[];
  /** The day whose agreements were applied, and the engine that applied them. */
  readonly asOf: IsoDate;
  readonly engine: string;
  readonly demonstration: boolean;
}

/** @param isOnFile papers were seen by somebody; false: all of it is what one person says */
export function shownBy(grade: EvidenceGrade, isOnFile: boolean): ShownBy {
  if (grade === 'self-declared' || grade === 'portfolio') return 'declared';
  if (grade === 'verified' || grade === 'signed') return 'confirmed';
  return isOnFile ? 'document' : 'held';
}

/** The rest is left out as if it had not been said. */
export function withParts(content: PassportContent, parts: readonly Part[]): PassportContent {
  const kept = <T>(part: Part, said: readonly T[]) => (parts.includes(part) ? said : []);
  return {
    ...content,
    credentials: kept('credentials', content.credentials),
    jobs: kept('jobs', content.jobs),
    languages: kept('languages', content.languages),
    recognition: kept('recognition', content.recognition),
  };
}

/** Of the text that names it. */
export function keyOfOutcome(outcome: RecognitionSaid['outcome']): string {
  return outcome === 'refused' ? 'export.value.refused' : `outcome.${outcome}`;
}
