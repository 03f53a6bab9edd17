import type { ConditionTest, Measure, Purpose, RecognisedAs } from '../../agreements/index.js';
import type { IsoDate } from '../../standards/index.js';

/** Best first. `indicative` rests on a framework and no agreement; only an authority refuses. */
export const OUTCOMES = [
  'full',
  'alternative',
  'conditional',
  'partial',
  'right-to-continue',
  'provisional',
  'indicative',
  'needs-decision',
  'not-covered',
] as const;
export type Outcome = (typeof OUTCOMES)[number];

export const REASONS = [
  'agreement-not-in-force',
  'agreement-suspended',
  'no-agreement',
  'level-out-of-scope',
  'purpose-out-of-scope',
  'issue-date-out-of-range',
  'title-not-listed',
  'issuer-not-competent',
  'occupation-excluded',
  'licence-required',
  'evidence-missing',
  'validation-required',
  'expired-certificate',
  'mapping-conflict',
  'transitional',
  'condition-not-met',
] as const;
export type Reason = (typeof REASONS)[number];

/** What to do next, as stable keys with words in the pages. */
export const NEXT_STEPS = [
  'renew-certificate',
  'validation-identification',
  'validation-documentation',
  'validation-assessment',
  'validation-certification',
  'apply-for-licence',
  'compensation-measure-by-choice',
  'reconstruct-background-paper',
  'show-qualifications-passport',
  'ask-recognition-authority',
  'enrol-to-continue',
  'use-other-route',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

export type Verdict = 'satisfied' | 'not-satisfied' | 'unknown';

/** One condition of one provision, looked at: what was observed, what is required, under which article, and how it came out. */
export interface Finding {
  readonly agreement: string;
  readonly version: number;
  readonly provision: string;
  readonly condition: ConditionTest;
  readonly observed: string | null;
  readonly required: string;
  readonly verdict: Verdict;
  readonly article: string;
}

export interface Basis {
  readonly agreement: string;
  readonly version: number;
  readonly provision: string;
  readonly article: string;
  readonly source: string;
  readonly verified: boolean;
  readonly demonstration: boolean;
}

export interface PurposeAssessment {
  readonly purpose: Purpose;
  readonly outcome: Outcome;
  readonly reasons: readonly Reason[];
  readonly recognisedAs: RecognisedAs | null;
  readonly conditions: readonly Measure[];
  readonly bases: readonly Basis[];
  /** Instruments that also applied or would have, and why another prevailed. */
  readonly setAside: readonly {
    readonly agreement: string;
    readonly version: number | null;
    readonly reason: Reason | 'less-favourable' | 'equally-favourable' | 'another-prevails';
  }[];
  readonly bestPossible: BestPossible;
  readonly unknown: readonly UnknownFact[];
  /** Most useful first. */
  readonly nextSteps: readonly NextStep[];
}

export interface BestPossible {
  readonly outcome: Outcome;
  /** Taken one by one in this order, they lead there; none: it is the certain one. */
  readonly steps: readonly StepToTake[];
}

/** A fact to learn or an act to take. */
export interface StepToTake extends UnknownFact {
  readonly kind: 'fact' | 'act';
  readonly required: string;
  /** True: what is required has to be so; false: it must not be so. */
  readonly holds: boolean;
  readonly article: string;
  /** An example of facts that suffice: a merge patch (RFC 7396) of the facts that were sent. */
  readonly suffices: Readonly<Record<string, unknown>>;
}

/** A fact that could change the answer, and the question to ask (a translation key). */
export interface UnknownFact {
  readonly fact: ConditionTest;
  readonly question: string;
}

export interface Assessment {
  /** Always a prediction until an authority's decision is recorded. */
  readonly nature: 'prediction';
  readonly purposes: readonly PurposeAssessment[];
  readonly findings: readonly Finding[];
  /** The day the application is lodged: which agreement version governs. */
  readonly asOf: IsoDate;
  /** Only what was recorded by this instant is used. */
  readonly knownAt: string;
  readonly engine: string;
  /** 'sha-256:…' of the canonical answer without `knownAt`. */
  readonly digest: string;
}
