import type { PrincipalRole } from './principal.js';

export class RoleRequired extends Error {
  readonly code = 'role-required';
  constructor(readonly role: PrincipalRole) {
    super(`This is for the role ${role}. Send the token of somebody who holds it; "npm run token" makes one.`);
  }
}

export class NotForThisCountry extends Error {
  readonly code = 'not-for-this-country';
  constructor(
    readonly role: PrincipalRole,
    readonly country: string,
  ) {
    super(`You do not hold the role ${role} for ${country}. Somebody of that country has to do it.`);
  }
}
