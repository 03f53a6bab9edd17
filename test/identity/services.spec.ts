import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { type CryptoKey, exportJWK, exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT } from 'jose';
import * as client from 'openid-client';
import { DataSource } from 'typeorm';
import { Clients, Principals, SigningKeys } from '../../src/identity/index.js';
import type { CountryCode } from '../../src/standards/index.js';
import { freePort, listeningService } from '../fixtures/listening-service.js';
import { productionKeys } from '../fixtures/production-keys.js';
import { providerInside } from '../fixtures/provider-elsewhere.js';
import { eventually, type TestService, testService } from '../fixtures/test-service.js';

const MD = 'MD' as CountryCode;
const API_TOKEN = 'a-token-of-the-installation';
const GRANTS = [{ role: 'employment-service' as const, country: MD, organisation: 'anofm' }];
const SECRET = 'a secret of the installation, 32 characters';
const anyHttp = { execute: [client.allowInsecureRequests] };
const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('services with the embedded provider, asked by an independent client of OpenID', () => {
  let service: TestService & { address: string };
  let issuer: URL;
  let known: { id: string; secret: string };
  beforeAll(async () => {
    const production = { NODE_ENV: 'production', ...productionKeys(), OIDC_ISSUER: 'embedded', IDENTITY_SECRET: SECRET };
    service = await listeningService({ API_TOKEN, ...production });
    issuer = new URL(`${service.address}/oidc`);
    known = await service.app.get(Clients).addWithSecret('ANOFM', GRANTS);
  });
  afterAll(() => service.stop());

  const ask = async (token: string, url = '/v1/vacancies', payload?: object) => {
    const method = payload ? 'POST' : 'GET';
    return service.app.inject({ method, url, headers: { authorization: `Bearer ${token}` }, ...(payload && { payload }) });
  };
  const tokenOf = async (id: string, proof: string | client.ClientAuth, parameters: Record<string, string> = {}) => {
    const metadata = typeof proof === 'string' ? client.ClientSecretBasic(proof) : proof;
    const configuration = await client.discovery(issuer, id, undefined, metadata, anyHttp);
    return (await client.clientCredentialsGrant(configuration, parameters)).access_token;
  };

  it('gives a token for ten minutes, with which the client may do what its grants say', async () => {
    const token = await tokenOf(known.id, known.secret);
    const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    expect(claims).toMatchObject({ iss: issuer.href, aud: service.address, sub: known.id });
    expect(claims.exp - claims.iat).toBe(600);
    expect((await ask(token)).statusCode).toBe(200);
    const person = (destination: string) => ask(token, '/v1/profiles', { destination });
    expect((await person('MD')).statusCode).toBe(201);
    expect((await person('RO')).json()).toMatchObject({ code: 'not-for-this-country' });
    expect((await ask(token, '/v1/dead-letters')).json()).toMatchObject({ code: 'role-required' });
  });

  it('is the same client with its next token, also to an idempotency key', async () => {
    const create = async () => {
      const headers = { authorization: `Bearer ${await tokenOf(known.id, known.secret)}`, 'idempotency-key': 'retried' };
      return (await service.app.inject({ method: 'POST', url: '/v1/profiles', payload: { destination: 'MD' }, headers })).json();
    };
    const first = await create();
    expect(first.id).toBeTruthy();
    expect((await create()).id).toBe(first.id);
  });

  it('keeps a token to the scopes for which it was asked', async () => {
    const token = await tokenOf(known.id, known.secret, { scope: 'vacancies:read' });
    expect((await ask(token)).statusCode).toBe(200);
    expect((await ask(token, '/v1/profiles', { destination: 'MD' })).json()).toMatchObject({ status: 403, code: 'scope-required' });
  });

  it('takes a client by its own key, and the same proof once only', async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256');
    const id = await service.app
      .get(Clients)
      .addWithKeys('By key', GRANTS, { keys: [{ ...(await exportJWK(publicKey)), use: 'sig', alg: 'ES256' }] });
    const token = await tokenOf(id, client.PrivateKeyJwt(privateKey));
    expect((await ask(token)).statusCode).toBe(200);
    const assertion = await new SignJWT({ jti: 'once' })
      .setProtectedHeader({ alg: 'ES256' })
      .setIssuer(id)
      .setSubject(id)
      .setAudience(issuer.href)
      .setIssuedAt()
      .setExpirationTime('1m')
      .sign(privateKey);
    const form = new URLSearchParams({
      grant_type: 'client_credentials',
      client_assertion: assertion,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
    });
    const statuses = [];
    for (const _ of [1, 2]) statuses.push((await fetch(`${issuer}/token`, { method: 'POST', body: form })).status);
    expect(statuses).toEqual([200, 401]);
  });

  it('keeps no secret, no id of a token and no private key that opens anything', async () => {
    await tokenOf(known.id, known.secret);
    const source = service.app.get(DataSource);
    const rows = await source.query(`SELECT row_to_json(one)::text AS t FROM identity.client AS one UNION ALL
      SELECT row_to_json(one)::text FROM identity.signing_key AS one UNION ALL SELECT row_to_json(one)::text FROM identity.provider_artifact AS one`);
    const kept = rows.map(({ t }: { t: string }) => t).join('\n');
    const [{ d } = {} as JWK] = await service.app.get(SigningKeys).all();
    expect(kept).toContain(known.id);
    expect(d).toBeTruthy();
    for (const secret of [known.secret, String(d)]) expect(kept).not.toContain(secret);
  });

  it('refuses a wrong secret, a client that was revoked, and the token that it still has', async () => {
    await expect(tokenOf(known.id, 'guessed')).rejects.toMatchObject({ status: 401 });
    const gone = await service.app.get(Clients).addWithSecret('Gone', GRANTS);
    const token = await tokenOf(gone.id, gone.secret);
    await service.app.get(DataSource).query(`UPDATE identity.principal SET revoked_at = now() WHERE id = $1`, [gone.id]);
    await expect(tokenOf(gone.id, gone.secret)).rejects.toMatchObject({ status: 401 });
    expect((await ask(token)).statusCode).toBe(401);
  });

  it('gives no token for another service, and none for people in production', async () => {
    await expect(tokenOf(known.id, known.secret, { resource: 'https://another.example' })).rejects.toMatchObject({
      error: 'invalid_target',
    });
    const answer = await fetch(`${issuer}/auth?client_id=${known.id}&response_type=code&redirect_uri=https://evil.example&scope=openid`, {
      redirect: 'manual',
    });
    expect(answer.status).toBe(400);
    expect(answer.headers.get('location')).toBeNull();
  });

  it('takes what a new key signs within seconds, and still what the old one signed', async () => {
    const before = await tokenOf(known.id, known.secret);
    const kid = await service.app.get(SigningKeys).rotate();
    const key = (await service.app.get(SigningKeys).all()).find((one) => one.kid === kid) as JWK;
    const now = Math.floor(Date.now() / 1000);
    const after = await new SignJWT({})
      .setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', kid })
      .setIssuer(issuer.href)
      .setAudience(service.address)
      .setSubject(known.id)
      .setIssuedAt(now)
      .setExpirationTime(now + 60)
      .sign(await importJWK(key, 'ES256'));
    expect((await ask(before)).statusCode).toBe(200);
    await eventually(
      async () => (await ask(after)).statusCode,
      (status) => status === 200,
    );
  });

  describe('takes no forged token', () => {
    const forged = async (more: { header?: object; claims?: object; key?: CryptoKey } = {}) => {
      const [jwk] = await service.app.get(SigningKeys).all();
      const now = Math.floor(Date.now() / 1000);
      const claims = { iss: issuer.href, aud: service.address, sub: known.id, iat: now, exp: now + 300, ...more.claims };
      const header = { alg: 'ES256', typ: 'at+jwt', kid: jwk?.kid, ...more.header };
      return new SignJWT(claims).setProtectedHeader(header).sign(more.key ?? (await importJWK(jwk as JWK, 'ES256')));
    };
    const past = Math.floor(Date.now() / 1000) - 3600;
    const hmac = async (secretOf: (key: JWK) => string | Promise<string>) => {
      const { keys } = await service.app.get(SigningKeys).publicKeys();
      const [body] = [(await forged()).split('.')[1]];
      const signed = `${encode({ alg: 'HS256', typ: 'at+jwt', kid: keys[0]?.kid })}.${body}`;
      return `${signed}.${createHmac('sha256', await secretOf(keys[0] as JWK))
        .update(signed)
        .digest('base64url')}`;
    };
    it('(and takes the one that it is compared with)', async () => expect((await ask(await forged())).statusCode).toBe(200));
    it.each<[string, () => Promise<string>]>([
      ['without a signature', async () => `${encode({ alg: 'none', typ: 'at+jwt' })}.${(await forged()).split('.')[1]}.`],
      ['with its signature taken away', async () => `${(await forged()).split('.').slice(0, 2).join('.')}.`],
      ['signed by HMAC with the public key as JWK', () => hmac((key) => JSON.stringify(key))],
      [
        'signed by HMAC with the public key as PEM',
        () => hmac(async (key) => exportSPKI((await importJWK(key, 'ES256', { extractable: true })) as CryptoKey)),
      ],
      ['signed by another key under the same id', async () => forged({ key: (await generateKeyPair('ES256')).privateKey })],
      [
        'that brings its own key',
        async () => {
          const pair = await generateKeyPair('ES256', { extractable: true });
          return forged({ key: pair.privateKey, header: { jwk: await exportJWK(pair.publicKey), kid: 'mine' } });
        },
      ],
      ['for another service', () => forged({ claims: { aud: 'https://another.example' } })],
      ['without an audience', () => forged({ claims: { aud: undefined } })],
      ['of another issuer', () => forged({ claims: { iss: 'https://another.example' } })],
      ['that has expired', () => forged({ claims: { iat: past - 60, exp: past } })],
      ['that never expires', () => forged({ claims: { exp: undefined } })],
      ['that is not yet valid', () => forged({ claims: { nbf: Math.floor(Date.now() / 1000) + 3600 } })],
      ['that is an ID token', () => forged({ header: { typ: 'JWT' } })],
      ['of nobody known', () => forged({ claims: { sub: '01900000-0000-7001-8000-00000000ffff' } })],
    ])('%s', async (_what, make) => {
      expect((await ask(await make())).json()).toMatchObject({ status: 401, code: 'token-required' });
    });
  });
});

describe('services with a provider elsewhere', () => {
  let provider: Server;
  let issuer: string;
  let service: TestService;
  let asked = 0;
  let keys: JWK[] = [];
  const pairs: { readonly privateKey: CryptoKey }[] = [];
  beforeAll(async () => {
    const port = await freePort();
    issuer = `http://127.0.0.1:${port}`;
    await turnKey('first');
    provider = createServer((request, response) => {
      if (request.url === '/jwks') asked += 1;
      response
        .setHeader('content-type', 'application/json')
        .end(JSON.stringify(request.url === '/jwks' ? { keys } : { issuer, jwks_uri: `${issuer}/jwks` }));
    }).listen(port, '127.0.0.1');
    service = await testService({ ROLES: 'api', API_TOKEN, ...providerInside(issuer), PUBLIC_URL: 'https://passerelle.example' });
    await service.app.get(Principals).addSubject('Elsewhere', GRANTS, issuer, 'service-account-1');
  });
  afterAll(async () => {
    provider.close();
    await service.stop();
  });
  const turnKey = async (kid: string) => {
    const pair = await generateKeyPair('RS256', { extractable: true });
    pairs.unshift(pair);
    keys = [{ ...(await exportJWK(pair.publicKey)), kid, alg: 'RS256', use: 'sig' }];
  };
  const status = async (kid: string, claims: object = {}) => {
    const now = Math.floor(Date.now() / 1000);
    const all = {
      iss: issuer,
      aud: ['account', 'https://passerelle.example'],
      sub: 'service-account-1',
      iat: now,
      exp: now + 60,
      scope: 'openid profile',
      ...claims,
    };
    const token = await new SignJWT(all).setProtectedHeader({ alg: 'RS256', typ: 'JWT', kid }).sign(pairs[0]?.privateKey as CryptoKey);
    return (await service.app.inject({ url: '/v1/vacancies', headers: { authorization: `Bearer ${token}` } })).statusCode;
  };

  it('knows by discovery whose signature counts, and by issuer and subject who it is', async () => {
    expect(await status('first')).toBe(200);
    expect(await status('first', { sub: 'service-account-2' })).toBe(401);
    expect(await status('first', { aud: 'account' })).toBe(401);
  });

  it('forgives a clock that is half a minute away, and no more', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect(await status('first', { iat: now - 90, exp: now - 20 })).toBe(200);
    expect(await status('first', { iat: now - 90, exp: now - 45 })).toBe(401);
  });

  it('does not ask for keys as often as somebody sends it unknown ones', async () => {
    asked = 0;
    for (let at = 0; at < 20; at += 1) expect(await status(`invented-${at}`)).toBe(401);
    expect(asked).toBeLessThanOrEqual(1);
  });

  it('says that the provider is away, where it is', async () => {
    const away = await testService({
      ROLES: 'api',
      API_TOKEN,
      ...providerInside(`http://127.0.0.1:${await freePort()}`),
      PUBLIC_URL: 'https://passerelle.example',
    });
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'RS256' }).sign(pairs[0]?.privateKey as CryptoKey);
    const answer = await away.app.inject({ url: '/v1/vacancies', headers: { authorization: `Bearer ${token}` } });
    expect(answer.json()).toMatchObject({ status: 503, code: 'issuer-unreachable' });
    expect(answer.headers['retry-after']).toBeTruthy();
    expect((await away.app.inject('/v1/agreements')).statusCode).toBe(200);
    await away.stop();
  });
});
