import type { IscoCode } from '../../standards/index.js';
import type { LabelKind } from './concept.js';

/** How near a label came to what was asked, nearest first. */
export const CLOSENESS = ['exact', 'prefix', 'word', 'similar'] as const;
export type Closeness = (typeof CLOSENESS)[number];

/** The label by which a concept was found. */
export interface LabelMatch {
  readonly label: string;
  readonly language: string;
  readonly kind: LabelKind;
  readonly closeness: Closeness;
  /** 0 to 1: share of the asked trigrams that the nearest words of the label have, 1 where the words are there. Source: pg_trgm, word_similarity. */
  readonly similarity: number;
}

export interface ConceptSummary {
  readonly uri: string;
  readonly isco: IscoCode | null;
  readonly skillType: string | null;
  readonly reuseLevel: string | null;
  /** Null in a list that was not asked for words. */
  readonly match: LabelMatch | null;
}

export interface ConceptDetail extends Omit<ConceptSummary, 'match'> {
  /** No longer in the release that was taken in last. */
  readonly retired: boolean;
  /** The release that last said something new about it; `starter` for our own set. */
  readonly release: string;
}
