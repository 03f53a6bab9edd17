import { timingSafeEqual } from 'node:crypto';
import type { JWK } from 'jose';
import type { Adapter, ClientMetadata, Configuration, Provider } from 'oidc-provider';
import { type Client, secretHashOf } from '../application/clients.js';
import { SIGNING_ALGORITHM } from '../application/signing-keys.js';
import type { Issuer } from '../domain/issuer.js';
import { POLICY } from '../domain/policy.js';

const TOKEN_SECONDS = 600;
const AUTHENTICATION = ['client_secret_basic', 'client_secret_post', 'private_key_jwt'] as const;
const SIGNATURES = ['ES256', 'PS256', 'RS256', 'EdDSA'] as const;

export interface Parts {
  readonly issuer: Issuer;
  readonly keys: readonly JWK[];
  readonly adapter: (model: string) => Adapter;
}

/**
 * The package is loaded when it is first needed: an installation without the provider does not carry it.
 * Tokens for services, signed for this installation alone and short in life. Sources: RFC 6749, RFC 7523, RFC 8707, RFC 9068.
 */
export async function embeddedProvider({ issuer, keys, adapter }: Parts): Promise<Provider> {
  const { errors, Provider } = await import('oidc-provider');
  const resourceServer = (named: string) => {
    if (new URL(named).origin !== new URL(issuer.audience).origin) throw new errors.InvalidTarget();
    return serverOf(issuer.audience);
  };
  const provider = new Provider(issuer.address, {
    adapter,
    jwks: { keys: [...keys] } as NonNullable<Configuration['jwks']>,
    clientDefaults: { id_token_signed_response_alg: SIGNING_ALGORITHM },
    clientAuthMethods: [...AUTHENTICATION],
    enabledJWA: { clientAuthSigningAlgValues: [...SIGNATURES], idTokenSigningAlgValues: [SIGNING_ALGORITHM] },
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => issuer.audience,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, named) => resourceServer(named),
      },
    },
    ttl: { ClientCredentials: TOKEN_SECONDS },
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
