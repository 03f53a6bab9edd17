import type { CountryCode } from '../../standards/index.js';

/** Who acts, in the terms of the field. */
export const ROLES_OF_PRINCIPALS = [
  'returnee',
  'caseworker',
  'employment-service',
  'agreement-administrator',
  'assessor',
  'consular-registrar',
  'auditor',
  'evidence-officer',
  'operator',
] as const;
export type PrincipalRole = (typeof ROLES_OF_PRINCIPALS)[number];

/** The installation itself, by its API_TOKEN; given to nobody by name. */
export type Role = PrincipalRole | 'installation';

/** One role with what bounds it: a country, and for a machine its organisation; for a returnee their own profile. */
export interface Grant {
  readonly role: Role;
  readonly country?: CountryCode;
  readonly organisation?: string;
  /** Id of the profile of a returnee. */
  readonly person?: string;
}

/** Somebody known to the service, who answers for what they do. */
export interface Principal {
  readonly id: string;
  readonly name: string;
  readonly grants: readonly Grant[];
  /** Invented, for demonstration; never known in production. */
  readonly demonstration: boolean;
  /** The actions for which the token was asked; left out: all that the grants open. */
  readonly scopes?: readonly string[];
}

/** Whoever sends the API_TOKEN, and in a trial without one everybody who names nobody. */
export const INSTALLATION: Principal = {
  id: '00000000-0000-0000-0000-000000000000',
  name: 'installation',
  grants: [{ role: 'installation' }],
  demonstration: false,
};
