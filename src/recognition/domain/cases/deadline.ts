import { type Agreement, type Moment, type Purpose, versionInForce } from '../../../agreements/index.js';
import type { CountryCode } from '../../../standards/index.js';
import type { Deadline } from './case.js';

/** Source: Recommendation on Criteria and Procedures for the Assessment of Foreign Qualifications (2001, revised 2010), under LRC III.5. */
export const LISBON: Deadline = {
  months: 4,
  article: 'III.5',
  source: 'Lisbon Recognition Convention; Recommendation on Criteria and Procedures (revised 2010): at most four months',
  silence: 'appeal',
};

/** The shortest limit among the texts in force at lodging that set one for this country and purpose; else the four months of Lisbon. */
export function deadlineFor(...lodged: Parameters<typeof agreedDeadline>): Deadline {
  return agreedDeadline(...lodged) ?? LISBON;
}

/** Undefined: no text in force sets a limit. */
export function agreedDeadline(
  agreements: readonly Agreement[],
  origin: CountryCode | undefined,
  country: CountryCode,
  purpose: Purpose,
  { asOf, knownAt }: Moment,
): Deadline | undefined {
  if (!origin || origin === country) return undefined;
  const found = agreements.flatMap((agreement): Deadline[] => {
    const version = versionInForce(agreement, { from: origin, to: country }, asOf, knownAt);
    const own = (version?.procedures ?? []).filter((one) => (!one.country || one.country === country) && one.purposes.includes(purpose));
    return own.map(({ decideWithinMonths, article, silence }) => ({
      months: decideWithinMonths,
      article,
      source: agreement.slug,
      silence,
    }));
  });
  return found.toSorted((a, b) => a.months - b.months)[0];
}
