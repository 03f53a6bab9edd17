import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { InjectConfiguration } from '../../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../../platform/configuration/settings.js';
import { formTokenOf, isFormTokenOf, Sessions } from '../../application/sessions.js';
import { CrossSiteRequest } from '../../domain/identity.errors.js';
import { audienceOf } from '../../domain/issuer.js';
import type { Principal } from '../../domain/principal.js';
import { Cookies } from './cookies.js';

const READING = ['GET', 'HEAD', 'OPTIONS'];

/** Who a browser is signed in as, and whether it is this site that makes it write. */
@Injectable()
export class BrowserSessions {
  readonly cookies: Cookies;

  constructor(
    private readonly sessions: Sessions,
    @InjectConfiguration() configuration: Configuration,
  ) {
    this.cookies = new Cookies(audienceOf(configuration));
  }

  idOf({ headers }: FastifyRequest): string | undefined {
    return this.cookies.read(headers, this.cookies.session);
  }

  /** @throws CrossSiteRequest for a write that no page of this service can have sent */
  async principal(request: FastifyRequest): Promise<Principal | undefined> {
    const id = this.idOf(request);
    const principal = id && (await this.sessions.principal(id));
    if (!id || !principal) return undefined;
    if (!READING.includes(request.method)) requireSameSite(request, id);
    return principal;
  }
}

/** The origin, as the browser says it, and the token of the form: both. @throws CrossSiteRequest */
function requireSameSite({ headers, body, host }: FastifyRequest, sessionId: string): void {
  const { origin, 'sec-fetch-site': site, 'x-form-token': sent } = headers;
  const isHere =
    (origin !== undefined || site !== undefined) &&
    (site ?? 'same-origin') === 'same-origin' &&
    (origin === undefined || isOf(origin, host));
  const token = sent ?? (body as { formToken?: unknown } | undefined)?.formToken;
  if (!isHere) throw new CrossSiteRequest();
  if (!isFormTokenOf(sessionId, token)) throw new CrossSiteRequest(formTokenOf(sessionId));
}

function isOf(origin: string, host: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === host;
}
