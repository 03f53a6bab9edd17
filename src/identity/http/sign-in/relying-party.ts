import { Injectable } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import * as openid from 'openid-client';
import { InjectConfiguration } from '../../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../../platform/configuration/settings.js';
import { asFetch } from '../../../platform/outgoing/as-fetch.js';
import { Outgoing } from '../../../platform/outgoing/outgoing.js';
import { IssuerUnreachable, SignInFailed, SignInNotOffered } from '../../domain/identity.errors.js';
import { audienceOf, type Issuer, issuerOf } from '../../domain/issuer.js';
import type { SignIn, Voucher } from '../../storage/sessions.repository.js';
import { OWN_CLIENT } from '../embedded-provider.js';

/** This service as a client of the provider: authorisation code with PKCE. Sources: RFC 9700, OpenID Connect Core 1.0, RFC 9207. */
@Injectable()
export class RelyingParty {
  readonly issuer: Issuer | undefined;
  private discovered: Promise<openid.Configuration> | undefined;

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly outgoing: Outgoing,
    @InjectConfiguration() private readonly configuration: Configuration,
  ) {
    this.issuer = issuerOf(configuration);
  }

  /** In a trial, 127.0.0.1 and localhost are one service and two sets of cookies. @returns where to ask instead; undefined: here */
  underItsName(host: string, path: string): string | undefined {
    const audience = audienceOf(this.configuration);
    const isNumber = /^(127\.0\.0\.1|\[::1\])(:|$)/.test(host);
    return isNumber && new URL(audience).hostname === 'localhost' ? `${audience}${path}` : undefined;
  }

  /** Where the browser goes to sign in, and what to hold its answer against. @throws SignInNotOffered, IssuerUnreachable */
  async begin(returnTo: string): Promise<{ readonly url: string; readonly signIn: SignIn }> {
    const provider = await this.provider();
    const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()];
    const url = openid.buildAuthorizationUrl(provider, {
      ...{ redirect_uri: this.address('/sign-in/callback'), scope: 'openid', state, nonce },
      ...{ code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' },
      ...(this.issuer?.kind === 'embedded' && { prompt: 'login' }),
    });
    return { url: url.href, signIn: { state, nonce, verifier, returnTo } };
  }

  /** @param query of the address at which the browser came back @throws SignInFailed, SignInNotOffered, IssuerUnreachable */
  async finish(query: string, { state, nonce, verifier }: SignIn): Promise<Voucher> {
    const provider = await this.provider();
    const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
    const tokens = await openid.authorizationCodeGrant(provider, new URL(this.address(`/sign-in/callback${query}`)), checks).catch(() => {
      throw new SignInFailed();
    });
    const claims = tokens.claims();
    if (!claims || !this.issuer) throw new SignInFailed();
    return { issuer: this.issuer.address, subject: claims.sub, sid: typeof claims.sid === 'string' ? claims.sid : undefined };
  }

  /** Where the browser ends its session at the provider too; undefined where there is none to end. */
  async signOutUrl(): Promise<string | undefined> {
    if (this.issuer?.kind !== 'external') return undefined;
    const provider = await this.provider();
    if (!provider.serverMetadata().end_session_endpoint) return undefined;
    return openid.buildEndSessionUrl(provider, { post_logout_redirect_uri: this.address('/') }).href;
  }

  /** Whom a logout token must be for; undefined: people do not sign in here. */
  get clientId(): string | undefined {
    const { issuer, configuration } = this;
    if (issuer?.kind === 'embedded') return configuration.environment === 'production' ? undefined : OWN_CLIENT;
    return configuration.oidcClientId || undefined;
  }

  private address(path: string): string {
    return `${this.issuer?.audience}${path}`;
  }

  private provider(): Promise<openid.Configuration> {
    const { issuer, clientId } = this;
    if (!issuer || !clientId) throw new SignInNotOffered();
    this.discovered ??= this.discover(issuer, clientId).catch(() => {
      this.discovered = undefined;
      throw new IssuerUnreachable(issuer.address);
    });
    return this.discovered;
  }

  private discover({ kind, address }: Issuer, clientId: string): Promise<openid.Configuration> {
    const secret = this.configuration.oidcClientSecret;
    const proof = kind === 'embedded' || !secret ? openid.None() : openid.ClientSecretBasic(secret);
    const options: openid.DiscoveryRequestOptions = {
      timeout: 5,
      ...(address.startsWith('http:') && { execute: [openid.allowInsecureRequests] }),
      [openid.customFetch]: (url, asked) => (kind === 'embedded' ? this.within(url, asked) : asFetch(this.outgoing)(url, asked)),
    };
    return openid.discovery(new URL(address), clientId, { [openid.clockTolerance]: 30 }, proof, options);
  }

  /** The embedded provider is asked inside the process: its public address need not lead here. */
  private async within(url: string, { method, headers, body }: openid.CustomFetchOptions): Promise<Response> {
    const { host, protocol, pathname, search } = new URL(url);
    const server = this.host.httpAdapter.getInstance() as FastifyInstance;
    const answer = await server.inject({
      method: method as 'GET',
      url: pathname + search,
      headers: { ...headers, host, 'x-forwarded-proto': protocol.slice(0, -1) },
      ...(body && { payload: String(body) }),
    });
    return new Response(answer.body, { status: answer.statusCode, headers: { 'content-type': String(answer.headers['content-type']) } });
  }
}
