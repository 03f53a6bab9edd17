import { type Principal, requireWithin } from '../../identity/index.js';
import { ValidationFailed } from '../../platform/problem-details/errors.js';
import type { FieldError } from '../../platform/problem-details/problems.js';
import type { CountryCode } from '../../standards/index.js';
import type { Owners } from '../storage/webhook-endpoints.repository.js';

interface Owner {
  readonly organisation: string;
  readonly country: CountryCode;
}

/** Of everybody, for the installation. */
export function ownersOf(principal: Principal): Owners {
  return principal.grants.some(({ role }) => role === 'installation') ? undefined : owned(principal);
}

/** Whoever acts for one organisation in one country need not name them. @throws ValidationFailed, OutOfReach */
export function ownerOf(principal: Principal, named: Partial<Owner>): Owner {
  const fitting = owned(principal).filter(
    ({ organisation, country }) => (named.organisation ?? organisation) === organisation && (named.country ?? country) === country,
  );
  const [only] = fitting.length === 1 ? fitting : [];
  const owner = { ...only, ...named };
  if (!isWhole(owner)) throw new ValidationFailed((['organisation', 'country'] as const).filter((key) => !owner[key]).map(missing));
  requireWithin(principal, 'webhooks:manage', { organisation: owner.organisation, countries: [owner.country] });
  return { organisation: owner.organisation, country: owner.country };
}

function owned({ grants }: Principal): Owner[] {
  const both = ({ organisation, country }: Partial<Owner>) => (organisation && country ? [{ organisation, country }] : []);
  return grants.filter(({ role }) => role === 'employment-service').flatMap(both);
}

function isWhole(owner: Partial<Owner>): owner is Owner {
  return Boolean(owner.organisation && owner.country);
}

const missing = (key: string): FieldError => ({
  pointer: `/${key}`,
  code: 'needed-here',
  detail: `Say for which ${key} the address is told: you act for several, or for the whole installation.`,
});
