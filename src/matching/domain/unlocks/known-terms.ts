import {
  type Agreement,
  type CompetentAuthority,
  designationsKnown,
  type Moment,
  type Purpose,
  type Text,
} from '../../../agreements/index.js';
import type { NationalStandard, StandardRegister } from '../../../qualifications/index.js';
import { agreedDeadline } from '../../../recognition/index.js';
import { type CountryCode, type IscoCode, iscoIncludes } from '../../../standards/index.js';

/** Where a cost or a time is written. */
export interface TermBasis {
  /** Slug of the agreement; undefined: another source. */
  readonly agreement?: string;
  readonly article?: string;
  readonly source: string;
  readonly verified: boolean;
  readonly demonstration: boolean;
}

export interface Cost {
  readonly amount: number;
  /** ISO 4217 */
  readonly currency: string;
  readonly payableTo: Text;
  readonly basis: TermBasis;
}

/** At most, in calendar months, counted from the complete file. */
export interface Time {
  readonly months: number;
  readonly basis: TermBasis;
}

/** Registers, and the day for which they are read. */
export interface TermSources {
  readonly agreements: readonly Agreement[];
  readonly standards: StandardRegister;
  readonly moment: Moment;
}

/** What is asked of an authority. */
export interface Application {
  readonly origin: CountryCode | undefined;
  readonly destination: CountryCode;
  readonly occupation: IscoCode | undefined;
  readonly purpose: Purpose;
}

/** The fee of the first authority that is competent under one of the agreements and asks one. */
export function authorityFee(agreements: readonly Agreement[], asked: Application, { asOf, knownAt }: Moment): Cost | null {
  const [first] = agreements.flatMap((agreement) =>
    designationsKnown(agreement, knownAt).flatMap((one): Cost[] => {
      if (one.kind !== 'authority' || !one.fee || !isCompetent(one, asked) || !isInTime(one, asOf)) return [];
      const basis = {
        agreement: agreement.slug,
        source: one.source.title,
        verified: one.source.verified,
        demonstration: agreement.demonstration,
      };
      return [{ amount: one.fee.amount, currency: one.fee.currency, payableTo: one.name, basis }];
    }),
  );
  return first ?? null;
}

function isCompetent({ country, purposes, occupations }: CompetentAuthority, { destination, occupation, purpose }: Application): boolean {
  const isForOccupation = !occupations || occupations.some((group) => occupation && iscoIncludes(group, occupation));
  return country === destination && isForOccupation && purposes.includes(purpose);
}

/** The lowest that a centre asks which validates such a standard on the day; in one currency only, for currencies are not compared. */
export function centreFee(
  country: CountryCode,
  isSuch: (standard: NationalStandard) => boolean,
  { standards: register, moment }: TermSources,
): Cost | null {
  const codes = register.standards.filter((one) => one.country === country && isSuch(one)).map(({ code }) => code);
  const costs = register.centres.flatMap((one): Cost[] => {
    const { fee, name, source, demonstration } = one;
    if (!fee || one.country !== country || !isInTime(one, moment.asOf) || !one.standards.some((code) => codes.includes(code))) return [];
    return [{ ...fee, payableTo: { en: name }, basis: { source: source.title, verified: source.verified, demonstration } }];
  });
  const [lowest] = costs.toSorted((one, other) => one.amount - other.amount);
  return new Set(costs.map(({ currency }) => currency)).size === 1 ? (lowest ?? null) : null;
}

/** The shortest limit that a text in force sets. */
export function agreedTime({ origin, destination, purpose }: Application, { agreements, moment }: TermSources): Time | null {
  const agreed = agreedDeadline(agreements, origin, destination, purpose, moment);
  if (!agreed) return null;
  const agreement = agreements.find(({ slug }) => slug === agreed.source);
  const sources = agreement?.versions.at(-1)?.sources ?? [];
  const verified = sources.length > 0 && sources.every((one) => one.verified);
  const source = sources[0]?.title ?? agreed.source;
  const { article, months } = agreed;
  return { months, basis: { agreement: agreed.source, article, source, verified, demonstration: agreement?.demonstration ?? false } };
}

function isInTime({ from, to }: Pick<CompetentAuthority, 'from' | 'to'>, on: string): boolean {
  return (!from || from <= on) && (!to || on <= to);
}
