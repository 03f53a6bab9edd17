import { type CountryCode, type IscoCode, type IsoDate, iscoIncludes, isOnSafeguardsList } from '../../standards/index.js';
import type { Agreement } from './agreement.js';
import { versionInForce } from './status.js';

/** What is done between two countries: an employer or agency seeks people there, a person applies by themselves, or comes home. */
export type RecruitmentAct = 'active-recruitment' | 'own-application' | 'return';

export interface Recruitment {
  /** Where the person lives or was trained. */
  readonly from: CountryCode;
  /** Where the work is. */
  readonly to: CountryCode;
  readonly occupation: IscoCode;
  readonly act: RecruitmentAct;
  readonly on: IsoDate;
}

export type RecruitmentRule =
  | { readonly allowed: true; readonly because: 'direction' | 'not-health' | 'not-listed' | 'safeguards'; readonly agreement?: string }
  | { readonly allowed: false; readonly reason: 'who-direction-block'; readonly liftedBy: 'agreement-with-safeguards' };

/** Health occupations of ISCO-08. */
const HEALTH = ['134', '221', '222', '226', '321', '322', '325', '532'] as readonly string[] as readonly IscoCode[];

/**
 * Active recruitment of health workers from a country on the list needs an agreement between governments with safeguards; a person's own
 * application and return are never touched. Source: WHO Global Code of Practice (WHA63.16), support and safeguards list.
 */
export function recruitmentRule(
  { from, to, occupation, act, on }: Recruitment,
  agreements: readonly Agreement[],
  knownAt: string,
): RecruitmentRule {
  if (act !== 'active-recruitment' || from === to) return { allowed: true, because: 'direction' };
  if (!isHealthOccupation(occupation)) return { allowed: true, because: 'not-health' };
  if (!isOnSafeguardsList(from, on)) return { allowed: true, because: 'not-listed' };
  const safeguard = agreements.find((agreement) =>
    versionInForce(agreement, { from, to }, on, knownAt)?.safeguards?.occupations.some((group) => iscoIncludes(group, occupation)),
  );
  if (safeguard) return { allowed: true, because: 'safeguards', agreement: safeguard.slug };
  return { allowed: false, reason: 'who-direction-block', liftedBy: 'agreement-with-safeguards' };
}

/** Occupations that the rule is about. */
export function isHealthOccupation(occupation: IscoCode): boolean {
  return HEALTH.some((group) => iscoIncludes(group, occupation));
}
