/** How papers are kept: photographs as JPEG without what a camera writes beside the picture, and PDF as it came. */
export const PAPER_KINDS = ['image/jpeg', 'application/pdf'] as const;
export type PaperKind = (typeof PAPER_KINDS)[number];

/** A photograph or scan of a paper; it lies sealed beside the answers. */
export interface Paper {
  /** UUIDv7. */
  readonly id: string;
  readonly kind: PaperKind;
  readonly bytes: number;
}

/** Bytes of one, as it comes. */
export const MOST_PAPER_BYTES = 10 << 20;
/** Of one person. */
export const MOST_PAPERS = 12;

/** `kind`: it is neither a photograph nor a PDF, whatever its name says. */
export class PaperRefused extends Error {
  readonly code = 'paper-refused';
  constructor(readonly because: 'none' | 'kind' | 'tooLarge' | 'tooMany' | 'unknown') {
    super('Send a photograph (JPEG, PNG, WebP) or a PDF of at most 10 MB, of a credential that was named.');
  }
}
