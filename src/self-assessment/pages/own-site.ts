import type { FastifyRequest } from 'fastify';
import { CrossSiteRequest } from '../../identity/index.js';

/** Browsers say from where a form comes; the cookie of the answers comes with none of another site (SameSite=Lax). @throws CrossSiteRequest */
export function requireOwnSite({ headers, host }: FastifyRequest): void {
  const { origin, 'sec-fetch-site': site } = headers;
  const isElsewhere = origin !== undefined && !(URL.canParse(origin) && new URL(origin).host === host);
  if (isElsewhere || (site !== undefined && site !== 'same-origin')) throw new CrossSiteRequest();
}
