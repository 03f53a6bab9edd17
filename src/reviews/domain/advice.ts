import type { Purpose } from '../../agreements/index.js';
import type { Outcome, Reason } from '../../recognition/index.js';

/** A vacancy as it stood in what was shown. */
export interface RankedWork {
  readonly id: string;
  readonly title: string;
  readonly employer: string | null;
  /** ISO 3166-2. */
  readonly region: string;
  readonly score: number;
}

export interface ShownAssessment {
  readonly kind: 'assessment';
  /** Title of the credential; null: experience. */
  readonly title: string | null;
  readonly purposes: readonly {
    readonly purpose: Purpose;
    readonly outcome: Outcome;
    readonly reasons: readonly Reason[];
    readonly bases: readonly { readonly source: string; readonly article: string }[];
  }[];
}
export interface ShownList {
  readonly kind: 'match-list';
  readonly items: readonly RankedWork[];
  readonly open: readonly RankedWork[];
}
export interface ShownMatch {
  readonly kind: 'match';
  /** Null: not in the list. */
  readonly rank: number | null;
  readonly standing: string;
  readonly work: RankedWork;
  readonly parts: Readonly<Record<string, number>>;
  readonly gates: readonly {
    readonly gate: string;
    readonly verdict: string;
    readonly asked: string | null;
    readonly held: string | null;
  }[];
}

/** What the service advised, frozen: whoever looks at it later sees what the person saw. */
export interface Advice {
  /** Which engine, and its version. */
  readonly engine: string;
  /** Revisions and days that it was computed from. */
  readonly inputs: Readonly<Record<string, number | string>>;
  /** 'sha-256:…' of the outcome, as the audit tells it of each read. */
  readonly digest: string;
  readonly shown: ShownAssessment | ShownList | ShownMatch;
}
