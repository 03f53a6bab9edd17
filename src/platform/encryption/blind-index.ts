import { createHmac } from 'node:crypto';

/**
 * Finds an exact value without keeping it: HMAC-SHA-256 under a key of its own. Who holds the database and not the key can neither read a value nor
 * try out guesses. The key is never rotated: what was indexed under another is not found again.
 */
export class BlindIndex {
  constructor(private readonly key: Buffer) {}

  /** @param kind what the value is; equal values of two kinds do not show that they are equal */
  of(kind: string, value: string): string {
    return createHmac('sha256', this.key)
      .update(JSON.stringify([kind, value]))
      .digest('base64url');
  }
}
