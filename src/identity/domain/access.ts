import type { CountryCode } from '../../standards/index.js';
import { InstallationTokenRequired, NotForThisCountry, NotYourPerson, OutOfReach, RoleRequired, ScopeRequired } from './identity.errors.js';
import { type Action, ruleOf, type Scope } from './policy.js';
import type { Grant, Principal, PrincipalRole } from './principal.js';

/** What is known of the thing that is acted on. Of several countries, each one must be in reach; of several parties, one. */
export interface Subject {
  readonly countries?: readonly CountryCode[];
  readonly parties?: readonly CountryCode[];
  readonly person?: string;
  /** Id of the caseworker who looks after the person. */
  readonly caseworker?: string;
  readonly organisation?: string;
  readonly begunBy?: string;
}

/** The scopes that the grants of a principal open in an action. */
export function scopesOf({ grants }: Principal, action: Action): ReadonlySet<Scope> {
  return new Set(grants.flatMap(({ role }) => ruleOf(action).roles[role] ?? []));
}

export function isWithin(principal: Principal, action: Action, subject: Subject): boolean {
  const countries: readonly (CountryCode | undefined)[] = subject.countries?.length ? subject.countries : [undefined];
  return countries.every((country) => principal.grants.some((grant) => covers(grant, action, subject, country, principal.id)));
}

/** @throws ScopeRequired, RoleRequired, InstallationTokenRequired when no grant opens the action at all */
export function requireRole(principal: Principal, action: Action): void {
  if (principal.scopes && !principal.scopes.includes(action)) throw new ScopeRequired(action);
  if (scopesOf(principal, action).size) return;
  const roles = (Object.keys(ruleOf(action).roles) as Grant['role'][]).filter((role): role is PrincipalRole => role !== 'installation');
  throw roles.length ? new RoleRequired(roles) : new InstallationTokenRequired();
}

/** The one question about scope, asked by the guard and, where the address names nothing, by the use case. @throws RoleRequired, NotForThisCountry, NotYourPerson, OutOfReach */
export function requireWithin(principal: Principal, action: Action, subject: Subject): void {
  requireRole(principal, action);
  if (isWithin(principal, action, subject)) return;
  if (needsGlass(principal, action, subject)) throw new NotYourPerson(subject.caseworker !== undefined, ruleOf(action).glass ?? false);
  const countries = [...(subject.countries ?? []), ...(subject.parties ?? [])];
  const bounded = ['own country', 'their people', 'own country, reason recorded', 'party'].some((scope) =>
    scopesOf(principal, action).has(scope as Scope),
  );
  throw bounded && countries.length ? new NotForThisCountry(countries) : new OutOfReach(ruleOf(action).may);
}

/** A person of the caseworker's country whom they do not look after: nothing but breaking the glass opens that. */
export function needsGlass(principal: Principal, action: Action, subject: Subject): boolean {
  const { roles } = ruleOf(action);
  const theirs = principal.grants.filter(({ role }) => roles[role] === 'their people');
  const reached = (subject.countries ?? []).every((country) => theirs.some((grant) => grant.country === country));
  return subject.person !== undefined && theirs.length > 0 && reached && !isWithin(principal, action, subject);
}

/** For lists and feeds: the countries that are in reach, of one organisation where it is named; undefined: every one. */
export function countriesWithin({ grants }: Principal, action: Action, organisation?: string): readonly CountryCode[] | undefined {
  const { roles } = ruleOf(action);
  if (grants.some(({ role }) => roles[role] === 'any')) return undefined;
  const held = grants.filter((grant) => roles[grant.role] && (!organisation || grant.organisation === organisation));
  return [...new Set(held.flatMap(({ country }) => country ?? []))];
}

/** Nothing but grants that ask for a reason opens this. */
export function needsReason(principal: Principal, action: Action, subject: Subject | undefined): boolean {
  const { roles } = ruleOf(action);
  const others = principal.grants.filter(({ role }) => roles[role] !== 'own country, reason recorded');
  if (others.length === principal.grants.length) return false;
  return subject === undefined || !isWithin({ ...principal, grants: others }, action, subject);
}

function covers(grant: Grant, action: Action, subject: Subject, country: CountryCode | undefined, self: string): boolean {
  const inCountry = country !== undefined && grant.country === country;
  switch (ruleOf(action).roles[grant.role]) {
    case 'any':
      return true;
    case 'own person':
      return grant.person !== undefined && grant.person === subject.person;
    case 'their people':
      return inCountry && subject.caseworker === self;
    case 'own country':
    case 'own country, reason recorded':
      return inCountry;
    case 'own organisation':
      return grant.organisation !== undefined && grant.organisation === subject.organisation && (country === undefined || inCountry);
    case 'party':
      return grant.country !== undefined && (subject.parties ?? []).includes(grant.country);
    case 'begun by oneself':
      return subject.begunBy === self;
    default:
      return false;
  }
}
