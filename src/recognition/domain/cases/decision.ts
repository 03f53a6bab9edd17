import type { IscedLevel, IsoDate } from '../../../standards/index.js';

/** What an authority may decide. Source: EAR manual; domain rules B8, B16. */
export const DECISION_OUTCOMES = ['full', 'alternative', 'conditional', 'partial', 'right-to-continue', 'provisional', 'refused'] as const;
export type DecisionOutcome = (typeof DECISION_OUTCOMES)[number];

export const DECISION_REASONS = [
  'substantial-difference-in-content',
  'substantial-difference-in-level',
  'substantial-difference-in-duration',
  'substantial-difference-in-quality',
  'issuer-not-competent',
  'issue-date-out-of-range',
  'outside-the-agreement',
  'occupation-excluded',
  'false-documents',
  'evidence-missing',
  'licence-required',
  'other',
] as const;
export type DecisionReason = (typeof DECISION_REASONS)[number];

export interface Decision {
  readonly outcome: DecisionOutcome;
  /** Mandatory unless full. */
  readonly reasons: readonly { readonly code: DecisionReason; readonly words: string }[];
  readonly levelRequired?: string;
  readonly levelHeld?: string;
  /** What differs in substance, and why experience does not cover it. Source: Directive 2005/36/EC Art 14(6). */
  readonly differences: readonly { readonly subject: string; readonly whyExperienceDoesNotCover: string }[];
  readonly conditions: readonly DecisionCondition[];
  readonly recognisedAs?: { readonly iscedLevel?: IscedLevel; readonly equivalentTitle?: string };
  readonly bases: readonly {
    readonly agreement: string;
    readonly version?: number;
    readonly provision?: string;
    readonly article: string;
  }[];
  /** Mandatory when the decision departs from the assessment before it. */
  readonly whyDeparted?: string;
  readonly appeal?: { readonly to: string; readonly until: IsoDate };
}

export interface DecisionCondition {
  readonly key: string;
  readonly measure: 'adaptation-period' | 'aptitude-test' | 'assessment' | 'additional-training' | 'verification' | 'other';
  readonly article: string;
  readonly deadline: IsoDate;
  /** What shows that it is fulfilled. */
  readonly proof: string;
  /** Conditions of one choice stand for each other: the applicant fulfils one of them. */
  readonly choice?: string;
}

export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** What the case says that a decision on it has to answer. */
export interface DecisionContext {
  readonly purpose: string;
  /** The outcome that the engine predicted. */
  readonly predicted: string;
  /** Missing papers are owed to circumstances such as flight. */
  readonly papersMayBeMissing: boolean;
}

/** Everything that a decision still lacks; none: it can be taken. */
export function faultsOfDecision(decision: Decision, { purpose, predicted, papersMayBeMissing }: DecisionContext): readonly FieldFault[] {
  const { outcome, reasons, differences, conditions, whyDeparted, appeal, levelRequired, levelHeld } = decision;
  const weighs = purpose === 'regulated-profession' && (outcome === 'refused' || outcome === 'conditional');
  const alone = outcome === 'refused' && reasons.length > 0 && reasons.every(({ code }) => code === 'evidence-missing');
  const missing = (pointer: string, when: boolean, detail: string, code = 'missing-property') => (when ? [{ pointer, code, detail }] : []);
  return [
    ...missing(
      '/reasons',
      outcome !== 'full' && !reasons.length,
      'Say why it is not full recognition; the applicant is owed all the reasons.',
    ),
    ...missing('/appeal', outcome !== 'full' && !appeal, 'Say to whom the applicant may appeal and until when.'),
    ...missing('/levelRequired', weighs && !levelRequired, 'Say which level the profession requires (Directive 2005/36/EC Art 14(6)).'),
    ...missing('/levelHeld', weighs && !levelHeld, 'Say which level the applicant holds (Directive 2005/36/EC Art 14(6)).'),
    ...missing('/differences', weighs && !differences.length, 'Name what differs in substance, and why experience does not cover it.'),
    ...missing(
      '/conditions',
      outcome === 'conditional' && !conditions.length,
      'Name each condition with its deadline and what shows that it is fulfilled.',
    ),
    ...missing(
      '/whyDeparted',
      outcome !== predicted && !whyDeparted,
      `The assessment gives ${predicted}. Say why the decision departs from it.`,
    ),
    ...missing(
      '/reasons',
      alone && papersMayBeMissing,
      'Missing papers alone are no ground for refusal here (Lisbon Recognition Convention VII). Reconstruct the background, or give another reason.',
      'missing-papers-alone',
    ),
  ];
}
