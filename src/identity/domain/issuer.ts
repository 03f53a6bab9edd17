/** Whose tokens are taken. The audience is the address of this service: a token for another one is of no use here. */
export interface Issuer {
  readonly kind: 'embedded' | 'external';
  readonly address: string;
  readonly audience: string;
}

interface Named {
  readonly environment: string;
  readonly oidcIssuer: string;
  readonly publicUrl: string;
  readonly port: number;
}

/** The address of this service, as clients and browsers know it. */
export function audienceOf({ publicUrl, port }: Pick<Named, 'publicUrl' | 'port'>): string {
  return publicUrl || `http://localhost:${port}`;
}

/** A trial has its own provider; production none unless it is named. */
export function issuerOf({ environment, oidcIssuer, publicUrl, port }: Named): Issuer | undefined {
  const audience = audienceOf({ publicUrl, port });
  const named = oidcIssuer || (environment === 'production' ? '' : 'embedded');
  if (!named) return undefined;
  return named === 'embedded'
    ? { kind: 'embedded', address: `${audience}/oidc`, audience }
    : { kind: 'external', address: named, audience };
}
