import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const VERSION = 1;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
export const KEY_BYTES = 32;

export class SealedValueUnreadable extends Error {
  readonly code = 'sealed-value-unreadable';
  constructor(context: string) {
    super(`A sealed value does not open for ${context}: it was changed, moved from elsewhere, or sealed with another key.`);
  }
}

/**
 * AES-256-GCM (NIST SP 800-38D) with a random nonce of 96 bits: version (1 byte), nonce, ciphertext, tag of 128 bits.
 * @param context authenticated and not stored: what was sealed for one opens for no other
 */
export function encrypt(key: Buffer, plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG_BYTES });
  cipher.setAAD(associated(context));
  return Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

/** @throws SealedValueUnreadable */
export function decrypt(key: Buffer, sealed: Buffer, context: string): Buffer {
  const end = sealed.length - TAG_BYTES;
  if (sealed[0] !== VERSION || end < 1 + NONCE_BYTES) throw new SealedValueUnreadable(context);
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 1 + NONCE_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(associated(context));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(1 + NONCE_BYTES, end)), decipher.final()]);
  } catch {
    throw new SealedValueUnreadable(context);
  }
}

function associated(context: string): Buffer {
  return Buffer.from(`${VERSION} ${context}`);
}
