import { timingSafeEqual } from 'node:crypto';
import type { JWK } from 'jose';
import type { Adapter, ClientMetadata, Configuration, Provider } from 'oidc-provider';
import { type Client, secretHashOf } from '../application/clients.js';
import { SIGNING_ALGORITHM } from '../application/signing-keys.js';
import type { Issuer } from '../domain/issuer.js';
import { POLICY } from '../domain/policy.js';

export const OWN_CLIENT = 'passerelle';
/** What the browser holds of the provider itself: taken away before each sign-in, so that whoever comes next chooses anew. */
export const PROVIDER_SESSION = { name: 'passerelle-provider', path: '/oidc' } as const;
const TOKEN_SECONDS = 600;
const SIGNING_IN_SECONDS = 600;
const AUTHENTICATION = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const;
const SIGNATURES = ['ES256', 'PS256', 'RS256', 'EdDSA'] as const;

export interface Parts {
  readonly issuer: Issuer;
  readonly keys: readonly JWK[];
  readonly adapter: (model: string) => Adapter;
  readonly cookieSecret: string;
  /** The invented people who may sign in here; left out: nobody may. */
  readonly people?: (id: string) => Promise<{ readonly name: string } | undefined>;
}

/**
 * The package is loaded when it is first needed: an installation without the provider does not carry it.
 * Tokens for services, signed for this installation alone and short in life. Sources: RFC 6749, RFC 7523, RFC 8707, RFC 9068.
 */
export async function embeddedProvider({ issuer, keys, adapter, cookieSecret, people }: Parts): Promise<Provider> {
  const { errors, Provider } = await import('oidc-provider');
  const resourceServer = (named: string) => {
    if (new URL(named).origin !== new URL(issuer.audience).origin) throw new errors.InvalidTarget();
    return serverOf(issuer.audience);
  };
  const provider = new Provider(issuer.address, {
    adapter,
    jwks: { keys: [...keys] } as NonNullable<Configuration['jwks']>,
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    clientAuthMethods: [...AUTHENTICATION, ...(people ? (['none'] as const) : [])],
    enabledJWA: { clientAuthSigningAlgValues: [...SIGNATURES], idTokenSigningAlgValues: [SIGNING_ALGORITHM] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      backchannelLogout: { enabled: true },
      userinfo: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer.audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, named) => resourceServer(named),
      },
    },
    pkce: { required: () => true },
    cookies: { keys: [cookieSecret], names: { session: PROVIDER_SESSION.name }, long: { path: PROVIDER_SESSION.path, sameSite: 'lax' } },
    clients: people ? [ownClient(issuer.audience)] : [],
    interactions: { url: (_context, { uid }) => `/sign-in/choose/${uid}` },
    findAccount: async (_context, id) => ((await people?.(id)) ? { accountId: id, claims: () => ({ sub: id }) } : undefined),
    loadExistingGrant: grantToOwn,
    ttl: {
      AccessToken: TOKEN_SECONDS,
      ClientCredentials: TOKEN_SECONDS,
      AuthorizationCode: 60,
      IdToken: TOKEN_SECONDS,
      Interaction: SIGNING_IN_SECONDS,
      Session: SIGNING_IN_SECONDS,
      Grant: SIGNING_IN_SECONDS,
    },
    renderError: (context, { error, error_description }) => {
      context.body = { error, error_description };
    },
  });
  provider.proxy = true;
  keepSecretsHashed(provider);
  return provider;
}

function serverOf(audience: string) {
  const jwt = { sign: { alg: SIGNING_ALGORITHM } } as const;
  return { scope: Object.keys(POLICY).join(' '), audience, accessTokenTTL: TOKEN_SECONDS, accessTokenFormat: 'jwt' as const, jwt };
}

/** The pages of this service: known, and so nobody is asked whether they may know who signs in. */
function ownClient(audience: string): ClientMetadata {
  return {
    ...{ client_id: OWN_CLIENT, token_endpoint_auth_method: 'none', response_types: ['code'], grant_types: ['authorization_code'] },
    ...{ redirect_uris: [`${audience}/sign-in/callback`], post_logout_redirect_uris: [`${audience}/`] },
    ...{ backchannel_logout_uri: `${audience}/sign-in/back-channel-logout`, backchannel_logout_session_required: true },
  };
}

const grantToOwn: NonNullable<Configuration['loadExistingGrant']> = async ({ oidc }) => {
  const [clientId, accountId] = [oidc.client?.clientId, oidc.session?.accountId];
  if (clientId !== OWN_CLIENT || !accountId) return undefined;
  const grant = new oidc.provider.Grant({ clientId, accountId });
  grant.addOIDCScope('openid');
  await grant.save();
  return grant;
};

/** What the provider knows of a client as its secret is the hash; what the client sends is hashed before it is compared. */
function keepSecretsHashed(provider: Provider): void {
  provider.Client.prototype.compareClientSecret = function (this: { clientSecret?: string }, sent: string) {
    const [known, given] = [this.clientSecret ?? '', secretHashOf(sent)].map((text) => Buffer.from(text)) as [Buffer, Buffer];
    return known.length === given.length && timingSafeEqual(known, given);
  };
}

export function metadataOf({ id, name, secretHash, publicKeys }: Client): ClientMetadata {
  const proof = secretHash
    ? { client_secret: secretHash, token_endpoint_auth_method: 'client_secret_basic' as const }
    : { jwks: publicKeys as never, token_endpoint_auth_method: 'private_key_jwt' as const };
  return { client_id: id, client_name: name, grant_types: ['client_credentials'], response_types: [], redirect_uris: [], ...proof };
}
