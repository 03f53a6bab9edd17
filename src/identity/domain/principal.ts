import type { CountryCode } from '../../standards/index.js';

/** What one may do for a country; further roles come with the capabilities that need them. */
export const ROLES_OF_PRINCIPALS = ['agreement-administrator', 'assessor', 'auditor'] as const;
export type PrincipalRole = (typeof ROLES_OF_PRINCIPALS)[number];

export interface Grant {
  readonly role: PrincipalRole;
  readonly country: CountryCode;
}

/** Somebody known to the service, who answers for what they do. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Invented, for demonstration; never known in production. */
  readonly demonstration: boolean;
}

export function hasGrant({ grants }: Principal, role: PrincipalRole, country?: CountryCode): boolean {
  return grants.some((grant) => grant.role === role && (!country || grant.country === country));
}

/** The countries for which one holds a role. */
export function countriesOf({ grants }: Principal, role: PrincipalRole): readonly CountryCode[] {
  return grants.filter((grant) => grant.role === role).map(({ country }) => country);
}
