import { createPrivateKey, type KeyObject } from 'node:crypto';

/** An Ed25519 private key: PEM as `openssl genpkey -algorithm ed25519` writes it, or the base64 of its DER on one line. Undefined: it is neither. */
export function readEd25519Key(text: string): KeyObject | undefined {
  try {
    const key = text.includes('-----')
      ? createPrivateKey(text)
      : createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}
