import { Body, Controller, Get, HttpCode, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditExempt } from '../../../audit/index.js';
import { ByTheService } from '../../../platform/access/by-the-service.js';
import { Needs, Public } from '../../../platform/access/needs.js';
import { today } from '../../../platform/clock.js';
import { InjectConfiguration } from '../../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../../platform/configuration/settings.js';
import { Page } from '../../../platform/pages/page.js';
import { AccessTokens } from '../../application/access-tokens.js';
import { Principals } from '../../application/principals.js';
import { formTokenOf, Sessions } from '../../application/sessions.js';
import { SignInAttempts } from '../../application/sign-in-attempts.js';
import { NotKnownHere, SignInFailed } from '../../domain/identity.errors.js';
import type { Role } from '../../domain/principal.js';
import { BrokenGlassRepository } from '../../storage/broken-glass.repository.js';
import type { Voucher } from '../../storage/sessions.repository.js';
import { PROVIDER_SESSION } from '../embedded-provider.js';
import { BrowserSessions } from './browser-sessions.js';
import { RelyingParty } from './relying-party.js';

/** How people come in and go out. */
@ApiExcludeController()
@UseInterceptors(ByTheService)
@Controller()
export class SignInController {
  constructor(
    private readonly party: RelyingParty,
    private readonly sessions: Sessions,
    private readonly browsers: BrowserSessions,
    private readonly principals: Principals,
    private readonly accessTokens: AccessTokens,
    private readonly glass: BrokenGlassRepository,
    private readonly attempts: SignInAttempts,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {}

  @Get('sign-in')
  @Public()
  async begin(@Query('returnTo') asked: string | undefined, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const returnTo = localPath(asked);
    const known = this.party.underItsName(request.host, `/sign-in?returnTo=${encodeURIComponent(returnTo)}`);
    if (known) return void reply.redirect(known, 303);
    const { url, signIn } = await this.party.begin(returnTo);
    const { cookies } = this.browsers;
    cookies.set(reply, cookies.signIn, await this.sessions.beginSignIn(signIn));
    for (const name of [PROVIDER_SESSION.name, `${PROVIDER_SESSION.name}.sig`]) cookies.forget(reply, name, PROVIDER_SESSION.path);
    void reply.header('cache-control', 'no-store').redirect(url, 303);
  }

  /** @throws SignInFailed, TooManyAttempts, NotKnownHere */
  @Get('sign-in/callback')
  @Public()
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { cookies } = this.browsers;
    const held = cookies.read(request.headers, cookies.signIn);
    const signIn = held && (await this.sessions.takeSignIn(held));
    if (!signIn) this.attempts.failed(request.ip);
    if (!signIn) throw new SignInFailed();
    const voucher = await this.party.finish(new URL(request.url, 'http://page').search, signIn);
    const principal = await this.known(voucher, signIn.returnTo);
    const id = await this.sessions.begin(principal, voucher, this.browsers.idOf(request));
    cookies.set(reply, cookies.signIn, undefined);
    cookies.set(reply, cookies.session, id);
    void reply.header('cache-control', 'no-store').redirect(signIn.returnTo, 303);
  }

  @Get('account')
  @Public()
  @Page('identity/pages/views/account.njk')
  async account(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const principal = await this.browsers.principal(request);
    void reply.header('cache-control', 'no-store');
    const id = this.browsers.idOf(request);
    if (!principal || !id) return {};
    const { name, grants, demonstration } = principal;
    const glass = await Promise.all(grants.flatMap(({ person }) => (person ? [this.glass.ofPerson(person)] : [])));
    const broken = glass.flat().map((one) => ({ ...one, on: one.brokenAt.toISOString() }));
    const holds = (...roles: readonly Role[]) => grants.some(({ role }) => roles.includes(role));
    const desks = { hasReviews: holds('caseworker', 'assessor'), hasReferrals: holds('caseworker') };
    return { name, grants, ...desks, demonstration, formToken: formTokenOf(id), isPerson: glass.length > 0, broken };
  }

  @Post('sign-out')
  @Needs('session:end')
  @AuditExempt('one’s own session')
  async end(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const id = this.browsers.idOf(request);
    if (id) await this.sessions.end(id);
    const { cookies } = this.browsers;
    cookies.set(reply, cookies.session, undefined);
    void reply.header('clear-site-data', '"cache"').redirect((await this.party.signOutUrl()) ?? '/', 303);
  }

  /**
   * Somebody comes near: the session ends and a page that says nothing comes, in one press. No form token is asked: what another site could do with
   * it is end a session, and with SameSite=Lax not even that.
   */
  @Post('leave')
  @Public()
  async leave(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const id = this.browsers.idOf(request);
    if (id) await this.sessions.end(id);
    const { cookies } = this.browsers;
    cookies.set(reply, cookies.session, undefined);
    void reply.header('clear-site-data', '"cache"').redirect(this.configuration.leaveTo || '/leave', 303);
  }

  @Get('leave')
  @Public()
  @Page('identity/pages/views/left.njk')
  left() {
    return { today: today() };
  }

  /** The provider says that somebody signed out there. Source: OpenID Connect Back-Channel Logout 1.0. @throws SignInFailed */
  @Post('sign-in/back-channel-logout')
  @HttpCode(200)
  @Public()
  async ended(@Body('logout_token') token: unknown, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    void reply.header('cache-control', 'no-store');
    const { clientId } = this.party;
    const ended = clientId && typeof token === 'string' ? await this.accessTokens.ended(token, clientId) : undefined;
    if (!ended) throw new SignInFailed();
    await this.sessions.endOf(ended);
  }

  /** @throws NotKnownHere */
  private async known({ issuer, subject }: Voucher, returnTo: string) {
    const isEmbedded = this.party.issuer?.kind === 'embedded';
    const principal = await (isEmbedded ? this.principals.byId(subject) : this.principals.bySubject(issuer, subject));
    if (principal) return principal;
    if (isEmbedded || !comesToRegister(returnTo)) throw new NotKnownHere();
    return this.principals.addSelf(issuer, subject);
  }
}

/** Only a path of this service: never another site, also not by `//` or a backslash. */
export function localPath(asked: string | undefined): string {
  return asked && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked) ? asked : '/account';
}

/** A page that a person opened to keep what is theirs: whom the provider vouches for and nobody has entered becomes a returnee, with nothing but a person of their own. */
function comesToRegister(returnTo: string): boolean {
  return new URL(returnTo, 'http://page').searchParams.get('new') === 'returnee';
}
