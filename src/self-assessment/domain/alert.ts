import type { MailConsent } from './mail-consent.js';

/** How often a letter may come, in days. */
export const DAYS_BETWEEN = { day: 1, week: 7 } as const;
export type Every = keyof typeof DAYS_BETWEEN;
export const EVERY = Object.keys(DAYS_BETWEEN) as readonly Every[];

/** Of the consent that stands in the record of a person; without one that holds, nothing is sent to them. */
export const ALERTS_PURPOSE = 'alerts-by-mail';
/** Hours within which the address is to be confirmed. */
export const CONFIRM_HOURS = 48;
/** Places that a letter names; the page shows more. */
export const MOST_NAMED = 5;
/** So many of the best are looked at for new ones. */
export const LOOKED_AT = 50;

/** Whose answers it is about: of a draft, or of the profile that it became. */
export type AlertOf = { readonly draftId: string } | { readonly profileId: string };

export interface Alert {
  readonly id: string;
  readonly of: AlertOf;
  readonly every: Every;
  /** Undefined: nobody at the address has said yes, and nothing is sent. */
  readonly confirmedAt?: string;
  readonly dueAt: string;
  readonly mail: MailConsent;
  /** What the address that ends it carries. */
  readonly stop: string;
  /** Vacancies that the person has seen or was told of. */
  readonly told: readonly string[];
}

/** What is sealed. */
export type AlertWords = Pick<Alert, 'mail' | 'stop' | 'told'>;

export function subjectOf(of: AlertOf): string {
  return 'draftId' in of ? of.draftId : of.profileId;
}

/** Which are new, the best first, and what the person knows when they are told of. */
export function newAmong<T extends { readonly id: string }>(
  found: readonly T[],
  told: readonly string[],
): { readonly fresh: readonly T[]; readonly told: readonly string[] } {
  const known = new Set(told);
  const fresh = found.filter(({ id }) => !known.has(id));
  return { fresh, told: [...told, ...fresh.map(({ id }) => id)] };
}
