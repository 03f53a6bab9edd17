import type { ReferenceSource } from './reference-source.js';

/** How long certificates of one kind stay valid, as their norm says. */
export interface CertificateRule {
  readonly key: string;
  /** A title that holds one of these, folded, is such a certificate. */
  readonly names: readonly string[];
  /** Shown for one process and material: evidence of skill, never a qualification for the occupation. */
  readonly scope: 'process-and-material' | 'occupation';
  readonly confirmation?: { readonly everyMonths: number; readonly article: string; readonly by: 'employer' };
  /** Ways of testing again, of which the certificate names one. */
  readonly retest: readonly { readonly afterMonths: number; readonly article: string }[];
  readonly otherRoute?: { readonly article: string; readonly note: string };
  readonly source: ReferenceSource;
}
