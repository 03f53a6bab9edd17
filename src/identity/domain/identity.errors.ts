import type { PrincipalRole } from './principal.js';

export class RoleRequired extends Error {
  readonly code = 'role-required';
  constructor(readonly roles: readonly PrincipalRole[]) {
    const named = roles.length === 1 ? `the role ${roles[0]}` : `one of the roles ${roles.join(', ')}`;
    super(`This is for ${named}. Send the token of somebody who holds it; "npm run token" makes one.`);
  }
}

export class InstallationTokenRequired extends Error {
  readonly code = 'installation-token-required';
  constructor() {
    super(
      'This is done by the installation, with its API_TOKEN, and by nobody in their own name. An administrator writes a draft instead.',
    );
  }
}

export class NotForThisCountry extends Error {
  readonly code = 'not-for-this-country';
  constructor(readonly countries: readonly string[]) {
    super(`You do not hold the role for ${countries.join(', ')}. Somebody of that country has to do it.`);
  }
}

export class OutOfReach extends Error {
  readonly code = 'out-of-reach';
  constructor(may: string) {
    super(`You may ${may} only of what is your own. Ask whoever it belongs to, or a caseworker of the country.`);
  }
}

export class ReasonRequired extends Error {
  readonly code = 'reason-required';
  constructor() {
    super('What you ask for is about a person. Say why you read it, in 10 to 500 characters, in the header Access-Reason; it is kept.');
  }
}
