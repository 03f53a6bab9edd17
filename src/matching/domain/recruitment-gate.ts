import { type Agreement, isHealthOccupation, recruitmentRule } from '../../agreements/index.js';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import { failed, type GateFinding, passed, unknown } from './gate-finding.js';
import type { Opening } from './opening.js';

/** Where a person lives and what home is. Kept apart from `Candidate`: it may hold an approach back and can never move a rank. */
export interface Whereabouts {
  readonly residence?: CountryCode;
  readonly nationalities: readonly CountryCode[];
}

/** The agreements as they were known at an instant (ISO 8601). */
export interface KnownAgreements {
  readonly agreements: readonly Agreement[];
  readonly knownAt: string;
}

/**
 * Whether an employer of the vacancy's country may be told of a person. Asked only where an employer seeks people: a person who looks for work is
 * never limited. A residence that is not known leaves the gate open where the rule could bite. Source: WHO Global Code of Practice (WHA63.16).
 */
export function recruitmentGate(
  { residence, nationalities }: Whereabouts,
  { country, occupation: { isco } }: Pick<Opening, 'country' | 'occupation'>,
  { agreements, knownAt }: KnownAgreements,
  on: IsoDate,
): GateFinding {
  if (!isHealthOccupation(isco)) return passed('recruitment', 'not-health', isco);
  if (nationalities.includes(country)) return passed('recruitment', 'return', isco, country);
  if (!residence) return unknown('recruitment', 'residence-unknown', isco, 'residence');
  const direction = `${residence} → ${country}`;
  const rule = recruitmentRule({ from: residence, to: country, occupation: isco, act: 'active-recruitment', on }, agreements, knownAt);
  return rule.allowed ? passed('recruitment', rule.because, isco, direction) : failed('recruitment', rule.reason, isco, direction);
}
