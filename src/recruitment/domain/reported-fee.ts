import type { CountryCode } from '../../standards/index.js';
import type { FeeVerdict } from './fee-verdict.js';
import { AnotherPersonRequired } from './recruitment.errors.js';

/** A fee in other words than those of the list, as somebody has read or heard it. Until another person has said that there is none, nobody is referred. */
export interface ReportedFee {
  readonly id: string;
  readonly vacancyId: string;
  readonly country: CountryCode;
  /** Source of the vacancy. */
  readonly organisation: string;
  /** What the fee is called. */
  readonly words: string;
  readonly reportedBy: { readonly id: string; readonly name: string };
  readonly reportedAt: Date;
  /** Of another person than the one who reported; null: nobody has looked yet. */
  readonly verdict: FeeVerdict | null;
}

/** Whoever reported a fee does not take it back alone. @throws AnotherPersonRequired */
export function requireAnother({ reportedBy }: ReportedFee, { id }: { readonly id: string }): void {
  if (reportedBy.id === id) throw new AnotherPersonRequired();
}
