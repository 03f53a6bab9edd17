import { createHash, createPublicKey, generateKeyPairSync, type KeyObject, sign, verify } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readEd25519Key } from '../../platform/configuration/ed25519-key.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { encodeHead, type SignedHead } from '../domain/signed-head.js';

/** An Ed25519 public key as JSON Web Key. Source: RFC 8037. */
export interface PublicJwk {
  readonly kty: 'OKP';
  readonly crv: 'Ed25519';
  readonly x: string;
  readonly kid: string;
  readonly use: 'sig';
}

export interface SigningKey {
  readonly jwk: PublicJwk;
  sign(head: Omit<SignedHead, 'keyId' | 'signature'>): SignedHead;
}

/** The key of the configuration; in a trial without one, a key made once in the data directory. */
export function signingKey({ auditKey, dataDirectory }: Pick<Configuration, 'auditKey' | 'dataDirectory'>): SigningKey {
  const privateKey = readEd25519Key(auditKey || keyOfTrial(dataDirectory)) as KeyObject;
  const jwk = publicJwk(createPublicKey(privateKey));
  return {
    jwk,
    sign: (head) => {
      const open = { ...head, keyId: jwk.kid };
      return { ...open, signature: sign(null, Buffer.from(encodeHead(open)), privateKey).toString('base64url') };
    },
  };
}

export function publicJwk(key: KeyObject): PublicJwk {
  const { x } = key.export({ format: 'jwk' }) as { x: string };
  return { kty: 'OKP', crv: 'Ed25519', x, kid: thumbprint(x), use: 'sig' };
}

/** Whether the holder of the key signed this head. */
export function isSignedBy({ x }: PublicJwk, { signature, ...head }: SignedHead): boolean {
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return verify(null, Buffer.from(encodeHead(head)), key, Buffer.from(signature, 'base64url'));
}

/** Source: RFC 7638, 3; RFC 8037, A.3. */
export function thumbprint(x: string): string {
  return createHash('sha256').update(`{"crv":"Ed25519","kty":"OKP","x":"${x}"}`).digest('base64url');
}

/** Written aside and linked, so that of several processes that start at once one makes the key and all read it whole. */
function keyOfTrial(directory: string): string {
  const file = path.join(directory, 'audit.key');
  if (!fs.existsSync(file)) {
    fs.mkdirSync(directory, { recursive: true });
    const aside = `${file}.${process.pid}`;
    fs.writeFileSync(aside, generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600 });
    try {
      fs.linkSync(aside, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      fs.rmSync(aside, { force: true });
    }
  }
  return fs.readFileSync(file, 'utf8');
}
