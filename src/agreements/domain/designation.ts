import type { CountryCode, IscedField, IscedLevel, IscoCode, IsoDate } from '../../standards/index.js';
import type { Purpose } from './provision.js';
import type { Source, Text } from './source.js';

/** A competent authority, or a body whose awards count, named by one country for an agreement. Changing it needs no new text: it is recorded anew. */
export type Designation = DesignationForm & {
  /** When this service learned of it. ISO 8601 instant. */
  readonly recordedAt: string;
};

export type DesignationForm = CompetentAuthority | DesignatedIssuer;

interface Designated {
  /** Stable within the agreement: 'ro-cnred'. */
  readonly key: string;
  readonly country: CountryCode;
  readonly name: Text;
  /** Other names, as they stand on papers. */
  readonly aliases?: readonly string[];
  /** Competent from and to these days, both inclusive; undefined: open. */
  readonly from?: IsoDate;
  readonly to?: IsoDate;
  readonly url?: string;
  readonly source: Source;
}

export interface CompetentAuthority extends Designated {
  readonly kind: 'authority';
  readonly purposes: readonly Purpose[];
  /** Undefined: all. */
  readonly occupations?: readonly IscoCode[];
  readonly fee?: { readonly amount: number; readonly currency: string; readonly note?: Text };
}

export interface DesignatedIssuer extends Designated {
  readonly kind: 'issuer';
  /** What it may award; undefined: anything. */
  readonly levels?: readonly IscedLevel[];
  readonly fields?: readonly IscedField[];
}
