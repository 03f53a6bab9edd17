import { Body, Controller, Get, HttpCode, Post, Query, Req, Res, UseInterceptors } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AuditExempt } from '../../../audit/index.js';
import { ByTheService } from '../../../platform/access/by-the-service.js';
import { Needs, Public } from '../../../platform/access/needs.js';
import { Page } from '../../../platform/pages/page.js';
import { AccessTokens } from '../../application/access-tokens.js';
import { Principals } from '../../application/principals.js';
import { formTokenOf, Sessions } from '../../application/sessions.js';
import { NotKnownHere, SignInFailed } from '../../domain/identity.errors.js';
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

  /** @throws SignInFailed, NotKnownHere */
  @Get('sign-in/callback')
  @Public()
  async finish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { cookies } = this.browsers;
    const held = cookies.read(request.headers, cookies.signIn);
    const signIn = held && (await this.sessions.takeSignIn(held));
    if (!signIn) throw new SignInFailed();
    const voucher = await this.party.finish(new URL(request.url, 'http://page').search, signIn);
    const principal = await this.known(voucher);
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
    return principal && id
      ? { name: principal.name, grants: principal.grants, demonstration: principal.demonstration, formToken: formTokenOf(id) }
      : {};
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
  private async known({ issuer, subject }: Voucher) {
    const isEmbedded = this.party.issuer?.kind === 'embedded';
    const principal = await (isEmbedded ? this.principals.byId(subject) : this.principals.bySubject(issuer, subject));
    if (!principal) throw new NotKnownHere();
    return principal;
  }
}

/** Only a path of this service: never another site, also not by `//` or a backslash. */
export function localPath(asked: string | undefined): string {
  return asked && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(asked) ? asked : '/account';
}
