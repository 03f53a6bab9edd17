import { Injectable } from '@nestjs/common';
import { createLocalJWKSet, createRemoteJWKSet, customFetch, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { asFetch } from '../../platform/outgoing/as-fetch.js';
import { OutgoingFailed, OutgoingRefused } from '../../platform/outgoing/outgoing.errors.js';
import { Outgoing } from '../../platform/outgoing/outgoing.js';
import { IssuerUnreachable } from '../domain/identity.errors.js';
import { type Issuer, issuerOf } from '../domain/issuer.js';
import { isAction } from '../domain/policy.js';
import type { Principal } from '../domain/principal.js';
import type { Voucher } from '../storage/sessions.repository.js';
import { Principals } from './principals.js';
import { SigningKeys } from './signing-keys.js';

const ALGORITHMS = ['ES256', 'RS256', 'PS256'];
const CLOCK_SKEW_SECONDS = 30;
const LOGOUT_EVENT = 'http://schemas.openid.net/event/backchannel-logout';
const PATIENCE_MS = 5_000;
const KEYS_UNREACHABLE = [errors.JWKSTimeout, OutgoingFailed, OutgoingRefused];
const COOLDOWN_MS = 30_000;

/** Bearer tokens signed by the provider of this installation. Sources: RFC 9068, RFC 8725. */
@Injectable()
export class AccessTokens {
  private readonly issuer: Issuer | undefined;
  private keys: Promise<JWTVerifyGetKey> | undefined;
  private keysReadAt = 0;

  constructor(
    private readonly principals: Principals,
    private readonly signingKeys: SigningKeys,
    private readonly outgoing: Outgoing,
    @InjectConfiguration() configuration: Configuration,
  ) {
    this.issuer = issuerOf(configuration);
  }

  /** @returns undefined for whatever is not a valid token of somebody known @throws IssuerUnreachable */
  async principal(token: string): Promise<Principal | undefined> {
    if (!this.issuer) return undefined;
    const claims = await this.claims(token, this.issuer, this.issuer.audience, this.issuer.kind === 'embedded' ? 'at+jwt' : undefined);
    const subject = claims?.sub;
    if (!subject) return undefined;
    const { kind, address } = this.issuer;
    const principal = await (kind === 'embedded' ? this.principals.byId(subject) : this.principals.bySubject(address, subject));
    const scopes = String(claims.scope ?? '')
      .split(' ')
      .filter(isAction);
    return principal && (scopes.length ? { ...principal, scopes } : principal);
  }

  /** Whom a logout token ends. Source: OpenID Connect Back-Channel Logout 1.0, section 2.6. @returns undefined for what is none */
  async ended(token: string, clientId: string): Promise<Partial<Voucher> | undefined> {
    if (!this.issuer) return undefined;
    const claims = await this.claims(token, this.issuer, clientId, this.issuer.kind === 'embedded' ? 'logout+jwt' : undefined, [
      'iat',
      'jti',
    ]);
    const isLogout = (claims?.events as Record<string, unknown> | undefined)?.[LOGOUT_EVENT] !== undefined && claims?.nonce === undefined;
    const sid = typeof claims?.sid === 'string' ? claims.sid : undefined;
    if (!claims || !isLogout || !(claims.sub || sid)) return undefined;
    return { issuer: this.issuer.address, ...(claims.sub && { subject: claims.sub }), ...(sid && { sid }) };
  }

  private async claims(token: string, issuer: Issuer, audience: string, typ?: string, requiredClaims = ['sub', 'exp', 'iat']) {
    const options = {
      ...{ issuer: issuer.address, audience, algorithms: ALGORITHMS, clockTolerance: CLOCK_SKEW_SECONDS },
      ...{ requiredClaims, ...(typ && { typ }) },
    };
    try {
      return (
        await jwtVerify(token, await this.keySource(issuer), options).catch(async (error: unknown) => {
          if (!(error instanceof errors.JWKSNoMatchingKey) || !this.mayReadAgain(issuer)) throw error;
          return jwtVerify(token, await this.keySource(issuer), options);
        })
      ).payload;
    } catch (error) {
      if (KEYS_UNREACHABLE.some((kind) => error instanceof kind)) throw new IssuerUnreachable(issuer.address);
      if (error instanceof errors.JOSEError) return undefined;
      throw error;
    }
  }

  /** A key that was made meanwhile is looked for, and not more often than the cooldown allows. */
  private mayReadAgain({ kind }: Issuer): boolean {
    if (kind === 'external' || Date.now() - this.keysReadAt < PATIENCE_MS) return false;
    this.keys = undefined;
    return true;
  }

  private keySource(issuer: Issuer): Promise<JWTVerifyGetKey> {
    if (this.keys) return this.keys;
    this.keysReadAt = Date.now();
    this.keys =
      issuer.kind === 'embedded' ? this.signingKeys.publicKeys().then(createLocalJWKSet) : discovered(issuer.address, this.outgoing);
    this.keys.catch(() => {
      this.keys = undefined;
    });
    return this.keys;
  }
}

/** Source: OpenID Connect Discovery 1.0, section 4. @throws IssuerUnreachable */
async function discovered(address: string, outgoing: Outgoing): Promise<JWTVerifyGetKey> {
  const ask = asFetch(outgoing);
  try {
    const { issuer, jwks_uri } = (await (await ask(`${address}/.well-known/openid-configuration`)).json()) as Discovered;
    if (issuer?.replace(/\/$/, '') !== address || !jwks_uri) throw new Error('The document names another issuer, or no keys.');
    const options = { cooldownDuration: COOLDOWN_MS, timeoutDuration: PATIENCE_MS, [customFetch]: ask };
    return createRemoteJWKSet(new URL(jwks_uri), options);
  } catch {
    throw new IssuerUnreachable(address);
  }
}

interface Discovered {
  readonly issuer?: string;
  readonly jwks_uri?: string;
}
