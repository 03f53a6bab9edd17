import type { CountryCode } from '../../standards/index.js';
import type { Purpose } from './provision.js';
import type { Text } from './source.js';

/** How an application is dealt with in a country, and within what time. Months are calendar months, counted from the complete file. */
export interface Procedure {
  readonly article: string;
  /** Undefined: every party. */
  readonly country?: CountryCode;
  readonly purposes: readonly Purpose[];
  /** Key of the competent authority among the designations. */
  readonly authority?: string;
  readonly acknowledgeWithinMonths?: number;
  readonly decideWithinMonths: number;
  /** What silence beyond the limit means; it never grants unless the text says so. */
  readonly silence: 'appeal' | 'deemed-registration';
  readonly appeal?: { readonly to: Text; readonly withinDays?: number };
}
