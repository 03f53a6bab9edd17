import type { Said, Style, Words } from './typesetter.js';

export interface Cell {
  readonly said: Said;
  readonly style: Style;
  readonly tag: 'TH' | 'TD';
}
/** A heading and what it heads, beside one another. */
export type Row = readonly [Cell, Cell];

/** Outlines in units of `box` by `box`, drawn black, with the words that stand for them. */
export interface Figure {
  readonly outline: string;
  readonly box: number;
  /** Points. */
  readonly side: number;
  readonly alt: string;
}

/** @property tag of the structure: H1, H2, P … @property keep points below that go with it to the next page @property space points */
export type PdfPart =
  | { readonly tag: string; readonly said: Said; readonly style: Style; readonly keep?: number }
  | { readonly table: readonly Row[] }
  | { readonly figure: Figure }
  | { readonly space: number };

/** What a document says, from top to bottom: plain values, so that another thread can write it. */
export interface PdfPlan {
  readonly title: Words;
  readonly parts: readonly PdfPart[];
}
