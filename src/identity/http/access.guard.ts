import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { TokenRequired } from '../../platform/access/errors.js';
import { NEEDS, OPEN } from '../../platform/access/needs.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { AccessTokens } from '../application/access-tokens.js';
import { Principals } from '../application/principals.js';
import { ReasonedAccess } from '../application/reasoned-access.js';
import { formTokenOf } from '../application/sessions.js';
import { Subjects } from '../application/subjects.js';
import { needsReason, requireRole, requireWithin, type Subject, scopesOf } from '../domain/access.js';
import { type Action, isAction, PARAMETER_OF, ruleOf } from '../domain/policy.js';
import { INSTALLATION, type Principal } from '../domain/principal.js';
import type { IdentifiedRequest } from './current-principal.js';
import { BrowserSessions } from './sign-in/browser-sessions.js';

const JWT = /^[\w-]+\.[\w-]+\.[\w-]*$/;

/** The one place that lets a request through: it names who asks, and holds the policy table against what the route needs. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly principals: Principals,
    private readonly accessTokens: AccessTokens,
    private readonly browsers: BrowserSessions,
    private readonly subjects: Subjects,
    private readonly reasons: ReasonedAccess,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  /** @throws TokenRequired, IssuerUnreachable, ScopeRequired, RoleRequired, InstallationTokenRequired, NotForThisCountry, OutOfReach, ReasonRequired */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const need: unknown = this.reflector.getAllAndOverride(NEEDS, [context.getHandler(), context.getClass()]);
    if (need === OPEN) return true;
    if (!isAction(need)) throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say what it needs.`);
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    const principal = await this.whoAsks(request, context.switchToHttp().getResponse<FastifyReply>());
    const isNamed = principal !== INSTALLATION || request.headers.authorization !== undefined;
    if (!isNamed && !scopesOf(principal, need).size) throw new TokenRequired();
    requireRole(principal, need);
    const subject = await this.subjectOf(need, principal, request);
    if (subject) requireWithin(principal, need, subject);
    if (needsReason(principal, need, subject)) await this.reasons.keep(principal, need, request.url, request.headers['access-reason']);
    request.principal = principal;
    return true;
  }

  /** Nobody named is the installation in a trial without API_TOKEN. @throws TokenRequired, CrossSiteRequest */
  private async whoAsks(request: IdentifiedRequest, reply: FastifyReply): Promise<Principal> {
    const { headers } = request;
    const { apiToken } = this.configuration;
    const signedIn = headers.authorization === undefined ? await this.browsers.principal(request) : undefined;
    if (signedIn) {
      void reply.header('cache-control', 'no-store');
      request.formToken = formTokenOf(this.browsers.idOf(request) as string);
      return signedIn;
    }
    if (headers.authorization === undefined && !apiToken) return INSTALLATION;
    const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token && apiToken && equal(token, apiToken)) return INSTALLATION;
    const principal = token ? await (JWT.test(token) ? this.accessTokens.principal(token) : this.principals.byToken(token)) : undefined;
    if (!principal) throw new TokenRequired();
    return principal;
  }

  /** Whose the thing is that the address names; undefined where nothing has to be asked, or it names nothing. */
  private async subjectOf(action: Action, principal: Principal, { params }: IdentifiedRequest): Promise<Subject | undefined> {
    const { about } = ruleOf(action);
    const id = about && (params as Record<string, string>)[PARAMETER_OF[about]];
    if (!about || id === undefined || scopesOf(principal, action).has('any')) return undefined;
    return this.subjects.find(about, id);
  }
}

function equal(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}
