import type { FastifyRequest } from 'fastify';
import { type Acting, INSTALLATION, organisationOfCountry, parsePurposeOfUse } from '../domain/acting.js';
import { PURPOSE_HEADER } from './declares.js';

/** What the guard leaves on the request, as far as the audit looks at it. */
export type AskedBy = FastifyRequest & {
  readonly principal?: {
    readonly id: string;
    readonly grants: readonly { readonly role: string; readonly country?: string; readonly organisation?: string }[];
  };
};

/**
 * Somebody known acts for the country of their roles; who holds roles for several acts for the installation, unless the act itself says for which.
 * @throws UnknownPurposeOfUse
 */
export function actingOf({ principal, headers }: AskedBy, apiToken: string): Acting {
  const given = headers[PURPOSE_HEADER.toLowerCase()];
  const purpose = typeof given === 'string' && given !== '' ? parsePurposeOfUse(given) : null;
  const isNamed = principal && !principal.grants.some(({ role }) => role === INSTALLATION);
  if (isNamed) return { actor: { kind: 'person', id: principal.id }, organisation: organisationOf(principal.grants), purpose };
  const known = apiToken !== '' && headers.authorization !== undefined;
  const actor = known ? ({ kind: 'installation', id: 'api-token' } as const) : ({ kind: 'anonymous', id: 'anonymous' } as const);
  return { actor, organisation: INSTALLATION, purpose };
}

function organisationOf(grants: readonly { readonly country?: string }[]): string {
  const [country, ...others] = new Set(grants.map((grant) => grant.country));
  return country && !others.length ? organisationOfCountry(country) : INSTALLATION;
}
