import type { LabelKind } from '../domain/concept.js';

/** One name of a concept, in one language. */
export interface CodingLabel {
  readonly uri: string;
  readonly language: string;
  readonly kind: LabelKind;
  readonly text: string;
}

/** What the coder is built from: present concepts only. */
export interface CodingTaxonomy {
  readonly occupations: readonly {
    readonly uri: string;
    readonly isco: string;
    /** Dotted code of ESCO, "2433.6"; what lies below it begins with it. Not every set has one. */
    readonly code?: string | null;
    /** What it is about, in all languages that are held. */
    readonly about?: string | null;
    readonly essential: readonly string[];
    readonly optional: readonly string[];
  }[];
  readonly occupationLabels: readonly CodingLabel[];
  readonly skillLabels: readonly CodingLabel[];
  /** Titles of ISCO groups, by code; several languages in one text. */
  readonly iscoTitles: ReadonlyMap<string, string>;
}
