import type { Credential } from '../../../profiles/index.js';
import { type CertificateRule, foldTitle } from '../../../qualifications/index.js';
import { addDays, addMonths, type IsoDate } from '../../../standards/index.js';

export type LapsedBecause = 'validity-ended' | 'not-confirmed' | 'retest-due';
/** `article` of the norm, where one says it. */
export interface Renewal {
  readonly by: 'retest' | 'employer-route' | 'ask-issuer';
  readonly article?: string;
}

/** Whether a certificate holds on a day. Unknown: a fact is missing, and nothing is assumed. */
export type Validity =
  | { readonly state: 'valid' }
  | { readonly state: 'lapsed'; readonly since: IsoDate; readonly because: LapsedBecause; readonly renewedBy: readonly Renewal[] }
  | { readonly state: 'unknown'; readonly missing: readonly ('confirmed-on' | 'valid-until')[] };

export type DatedCertificate = Pick<Credential, 'title' | 'awardedOn' | 'validUntil' | 'confirmedOn'>;

/** Source: EN ISO 9606-1, 9.2 and 9.3, as the rules say with their own sources. What lapsed was shown once and stays evidence of skill. */
export function validityOf(certificate: DatedCertificate, rules: readonly CertificateRule[], asOf: IsoDate): Validity {
  const rule = ruleOf(certificate, rules);
  const lapses = lapsesOf(certificate, rule).filter(({ since }) => since <= asOf);
  const first = lapses.toSorted((a, b) => (a.since < b.since ? -1 : 1))[0];
  if (first) return { state: 'lapsed', ...first, renewedBy: renewalsOf(rule) };
  const missing = rule ? missingFacts(certificate, rule, asOf) : [];
  return missing.length ? { state: 'unknown', missing } : { state: 'valid' };
}

/** The rule for certificates of this title; a title that merely shares a word has none. */
export function ruleOf({ title }: Pick<Credential, 'title'>, rules: readonly CertificateRule[]): CertificateRule | undefined {
  const folded = ` ${foldTitle(title)} `;
  return rules.find(({ names }) => names.some((name) => folded.includes(` ${foldTitle(name)} `)));
}

interface Lapse {
  readonly since: IsoDate;
  readonly because: LapsedBecause;
}

function lapsesOf({ awardedOn, validUntil, confirmedOn }: DatedCertificate, rule: CertificateRule | undefined): readonly Lapse[] {
  const longest = Math.max(0, ...(rule?.retest ?? []).map(({ afterMonths }) => afterMonths));
  return [
    ...(validUntil ? [{ since: addDays(validUntil, 1), because: 'validity-ended' as const }] : []),
    ...(rule?.confirmation && confirmedOn
      ? [{ since: dayAfter(confirmedOn, rule.confirmation.everyMonths), because: 'not-confirmed' as const }]
      : []),
    ...(awardedOn && !validUntil && longest ? [{ since: dayAfter(awardedOn, longest), because: 'retest-due' as const }] : []),
  ];
}

/** The day of award counts as the first confirmation; between the shortest and the longest time to test again only the paper knows. */
function missingFacts({ awardedOn, validUntil, confirmedOn }: DatedCertificate, { confirmation, retest }: CertificateRule, asOf: IsoDate) {
  const isConfirmed = !confirmation || confirmedOn || (awardedOn && dayAfter(awardedOn, confirmation.everyMonths) > asOf);
  const shortest = Math.min(...retest.map(({ afterMonths }) => afterMonths));
  const isTested = !retest.length || validUntil || (awardedOn && dayAfter(awardedOn, shortest) > asOf);
  return [...(isConfirmed ? [] : ['confirmed-on' as const]), ...(isTested ? [] : ['valid-until' as const])];
}

function renewalsOf(rule: CertificateRule | undefined): readonly Renewal[] {
  if (!rule) return [{ by: 'ask-issuer' }];
  const { otherRoute } = rule;
  const retests = rule.retest.map(({ article }) => ({ by: 'retest' as const, article }));
  return [...retests, ...(otherRoute ? [{ by: 'employer-route' as const, article: otherRoute.article }] : [])];
}

function dayAfter(date: IsoDate, months: number): IsoDate {
  return addDays(addMonths(date, months), 1);
}
