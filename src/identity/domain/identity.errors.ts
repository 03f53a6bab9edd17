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

/** The provider that vouches for tokens does not answer: nobody can be told apart from anybody. */
export class IssuerUnreachable extends Error {
  readonly code = 'issuer-unreachable';
  constructor(address: string) {
    super(`The OpenID provider ${address} does not answer as one. Try again in a moment; an operator looks at OIDC_ISSUER.`);
  }
}

export class CrossSiteRequest extends Error {
  readonly code = 'cross-site-request';
  /** @param formToken where the browser says that it did come from here: of the present session, for whoever signed in anew meanwhile */
  constructor(readonly formToken?: string) {
    super('This did not come from a page of this service. Open the page again and send its form; programs send a bearer token instead.');
  }
}

export class SignInNotOffered extends Error {
  readonly code = 'sign-in-not-offered';
  constructor() {
    super('People cannot sign in here. An operator names an OpenID provider in OIDC_ISSUER, with OIDC_CLIENT_ID.');
  }
}

/** The answer of the provider is not one to what this browser asked. */
export class SignInFailed extends Error {
  readonly code = 'sign-in-failed';
  constructor() {
    super('The sign-in has expired, was used before, or began in another browser. Begin again at /sign-in.');
  }
}

export class NotKnownHere extends Error {
  readonly code = 'not-known-here';
  constructor() {
    super('You are signed in, but nobody has given you a role here. Ask an operator: "npm run identity -- subject" does it.');
  }
}

export class ScopeRequired extends Error {
  readonly code = 'scope-required';
  constructor(readonly action: string) {
    super(`Your token was asked for without the scope ${action}. Ask for one with it.`);
  }
}

export class ReasonRequired extends Error {
  readonly code = 'reason-required';
  constructor() {
    super('What you ask for is about a person. Say why you read it, in 10 to 500 characters, in the header Access-Reason; it is kept.');
  }
}

export class NotYourPerson extends Error {
  readonly code = 'not-your-person';
  /** @param isTaken somebody else looks after them @param hasGlass whether the glass may be broken to do this */
  constructor(isTaken: boolean, hasGlass: boolean) {
    const first = isTaken
      ? 'A colleague looks after this person: ask them, or ask that the person is handed back.'
      : 'Nobody looks after this person yet: take them on with POST /v1/profiles/{profileId}/caseworker.';
    const glass = ' To read them without that, say why in 10 to 500 characters in the header Break-Glass-Reason; the person will see it.';
    super(first + (hasGlass ? glass : ''));
  }
}

export class ReasonTooShort extends Error {
  readonly code = 'reason-required';
  constructor() {
    super('Say in 10 to 500 characters why you read a person whom you do not look after. It is kept, and the person will see it.');
  }
}

export class GlassNotFound extends Error {
  readonly code = 'broken-glass-not-found';
  constructor(id: string) {
    super(`Nobody broke a glass ${id}.`);
  }
}

export class NotYourOwnGlass extends Error {
  readonly code = 'not-your-own-glass';
  constructor() {
    super('You broke this glass yourself. A colleague says whether it was in order.');
  }
}

export class GlassAlreadyLookedAt extends Error {
  readonly code = 'glass-already-looked-at';
  constructor(id: string) {
    super(`Somebody has looked at ${id} already.`);
  }
}

export class TooManyAttempts extends Error {
  readonly code = 'too-many-attempts';
  /** @param retryAfter seconds */
  constructor(readonly retryAfter: number) {
    super(`Too much has failed from your address. Try again in ${retryAfter} seconds; a token that is right is taken meanwhile.`);
  }
}
