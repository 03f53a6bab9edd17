import { createHash } from 'node:crypto';
import { FlattenedSign, flattenedVerify, importJWK, type JWK } from 'jose';
import { canonicalJson } from '../../agreements/index.js';
import type { KeptKey } from '../storage/signing-keys.repository.js';

export type JsonObject = Readonly<Record<string, unknown>>;

const ALGORITHM = 'EdDSA';
const TYPE = 'vc+json+jws';

/**
 * The document with a member `signature`: a JWS (RFC 7515) with detached payload, which is the canonical JSON (RFC 8785) of the document without it.
 * Source: JWS Clear Text JSON Signature Option (draft-jordan-jws-ct).
 */
export async function signed(document: JsonObject, { kid, privateJwk }: KeptKey): Promise<JsonObject> {
  const key = await importJWK(privateJwk, ALGORITHM);
  const jws = await new FlattenedSign(payloadOf(document)).setProtectedHeader({ alg: ALGORITHM, kid, typ: TYPE }).sign(key);
  return { ...document, signature: `${jws.protected}..${jws.signature}` };
}

/** @param keys of this service. False: it was changed since, signed by somebody else, or by nobody */
export async function isSignedBy(keys: readonly JWK[], { signature, ...document }: JsonObject): Promise<boolean> {
  if (typeof signature !== 'string') return false;
  const [head = '', payload, sign = ''] = signature.split('.');
  const jwk = payload === '' ? keys.find(({ kid }) => kid === kidIn(head)) : undefined;
  if (!jwk) return false;
  const jws = { protected: head, payload: payloadOf(document).toString('base64url'), signature: sign };
  return flattenedVerify(jws, await importJWK(jwk, ALGORITHM), { algorithms: [ALGORITHM] }).then(
    () => true,
    () => false,
  );
}

export function digestOf({ signature: _, ...document }: JsonObject): string {
  return `sha-256:${createHash('sha256').update(payloadOf(document)).digest('hex')}`;
}

function payloadOf(document: JsonObject): Buffer {
  return Buffer.from(canonicalJson(document));
}

function kidIn(head: string): unknown {
  try {
    return (JSON.parse(Buffer.from(head, 'base64url').toString('utf8')) as { kid?: unknown }).kid;
  } catch {
    return undefined;
  }
}
