import { createHash, timingSafeEqual } from 'node:crypto';
import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply } from 'fastify';
import { TokenRequired } from '../../platform/access/errors.js';
import { NEEDS, OPEN } from '../../platform/access/needs.js';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { asService, reaches } from '../../platform/database/reach.js';
import { AccessTokens } from '../application/access-tokens.js';
import { BreakTheGlass } from '../application/break-the-glass.js';
import { Principals } from '../application/principals.js';
import { ReasonedAccess } from '../application/reasoned-access.js';
import { RefusedReads } from '../application/refused-reads.js';
import { formTokenOf } from '../application/sessions.js';
import { SignInAttempts } from '../application/sign-in-attempts.js';
import { Subjects } from '../application/subjects.js';
import { needsGlass, needsReason, requireRole, requireWithin, type Subject, scopesOf } from '../domain/access.js';
import { type Action, isAction, PARAMETER_OF, ruleOf } from '../domain/policy.js';
import { INSTALLATION, type Principal } from '../domain/principal.js';

import type { IdentifiedRequest } from './current-principal.js';
import { type Asked, reachOf } from './reach-of.js';
import { BrowserSessions } from './sign-in/browser-sessions.js';

/** Whoever is let through, and what they reach. */
interface Admitted extends Pick<Asked, 'hasReason' | 'throughGlass'> {
  readonly principal: Principal;
}

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
    private readonly glass: BreakTheGlass,
    private readonly refused: RefusedReads,
    private readonly attempts: SignInAttempts,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  /** @throws TokenRequired, IssuerUnreachable, ScopeRequired, RoleRequired, InstallationTokenRequired, NotForThisCountry, NotYourPerson, OutOfReach, ReasonRequired, ReasonTooShort */
  async canActivate(context: ExecutionContext): Promise<boolean> {
    const need: unknown = this.reflector.getAllAndOverride(NEEDS, [context.getHandler(), context.getClass()]);
    reaches({});
    if (need === OPEN) return true;
    if (!isAction(need)) throw new Error(`${context.getClass().name}.${context.getHandler().name} does not say what it needs.`);
    const request = context.switchToHttp().getRequest<IdentifiedRequest>();
    void context.switchToHttp().getResponse<FastifyReply>().header('cache-control', 'no-store');
    const { principal, ...recorded } = await asService(() => this.admitted(need, request));
    reaches(reachOf(principal, { action: need, ...recorded }));
    request.principal = principal;
    return true;
  }

  private async admitted(need: Action, request: IdentifiedRequest): Promise<Admitted> {
    const principal = await this.whoAsks(request);
    const isNamed = principal !== INSTALLATION || request.headers.authorization !== undefined;
    if (!isNamed && !scopesOf(principal, need).size) throw new TokenRequired();
    await this.refusing(principal, need, null, () => requireRole(principal, need));
    const subject = await this.subjectOf(need, principal, request);
    const throughGlass = subject && (await this.requireReach(principal, need, subject, request));
    const hasReason = throughGlass === undefined && needsReason(principal, need, subject);
    const read = { address: request.url, person: subject?.person };
    if (hasReason) await this.reasons.keep(principal, need, read, request.headers['access-reason']);
    return { principal, hasReason, throughGlass };
  }

  /** Nobody named is the installation in a trial without API_TOKEN. @throws TokenRequired, TooManyAttempts, CrossSiteRequest */
  private async whoAsks(request: IdentifiedRequest): Promise<Principal> {
    const { headers } = request;
    const { apiToken } = this.configuration;
    const signedIn = headers.authorization === undefined ? await this.browsers.principal(request) : undefined;
    if (signedIn) {
      request.formToken = formTokenOf(this.browsers.idOf(request) as string);
      return signedIn;
    }
    if (headers.authorization === undefined && !apiToken) return INSTALLATION;
    const token = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token && apiToken && equal(token, apiToken)) return INSTALLATION;
    const principal = token ? await (JWT.test(token) ? this.accessTokens.principal(token) : this.principals.byToken(token)) : undefined;
    if (principal) return principal;
    if (token) this.attempts.failed(request.ip);
    throw new TokenRequired();
  }

  /** With a reason, a caseworker reads past the glass. @returns its id @throws NotForThisCountry, NotYourPerson, OutOfReach, ReasonTooShort */
  private async requireReach(
    principal: Principal,
    need: Action,
    subject: Subject,
    { headers }: IdentifiedRequest,
  ): Promise<string | undefined> {
    const reason = headers['break-glass-reason'];
    const [country] = subject.countries ?? [];
    const mayBreak = ruleOf(need).glass && typeof reason === 'string' && subject.person && country;
    if (mayBreak && needsGlass(principal, need, subject)) {
      return this.glass.execute(principal, need, subject.person, country, reason);
    }
    await this.refusing(principal, need, subject.person ?? null, () => requireWithin(principal, need, subject));
    return undefined;
  }

  /** What is refused of people leaves an entry. */
  private async refusing(principal: Principal, action: Action, person: string | null, require: () => void): Promise<void> {
    try {
      require();
    } catch (error) {
      const isOfPeople = ruleOf(action).about !== undefined && principal !== INSTALLATION;
      if (isOfPeople) await this.refused.keep({ principal, action, because: (error as { code: string }).code }, person);
      throw error;
    }
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
