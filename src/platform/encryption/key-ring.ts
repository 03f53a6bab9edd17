import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { KeyEncryptionKeyMissing, type KeyService, type WrappedKey } from './key-service.js';
import { decrypt, encrypt, KEY_BYTES } from './sealed.js';

export class InvalidKeyRing extends Error {
  readonly code = 'invalid-key-ring';
}

/** Ids and keys, the current one first. */
export type Keys = ReadonlyMap<string, Buffer>;

/** Reads `id:base64,id:base64` with keys of 32 bytes, also one a line. @throws InvalidKeyRing */
export function parseKeys(text: string): Keys {
  const keys = new Map<string, Buffer>();
  for (const entry of text.split(/[\s,]+/).filter(Boolean)) {
    const [, id, encoded] = /^([A-Za-z0-9][A-Za-z0-9.-]{0,39}):([A-Za-z0-9+/]{43}=)$/.exec(entry) ?? [];
    if (!id || !encoded || keys.has(id)) throw new InvalidKeyRing('A ring is "id:key,id:key": ids differ, keys are 32 bytes in base64.');
    keys.set(id, Buffer.from(encoded, 'base64'));
  }
  if (!keys.size) throw new InvalidKeyRing('The ring holds no key.');
  return keys;
}

export function writeKeys(keys: Keys): string {
  return [...keys].map(([id, key]) => `${id}:${key.toString('base64')}`).join('\n');
}

/** A new key in front of the others. */
export function withNewKey(keys: Keys, id: string): Keys {
  return new Map([[id, randomBytes(KEY_BYTES)], ...keys]);
}

/** Key-encryption keys in the memory of this process. A ring from a file is read again when the file has changed: rotation needs no restart. */
export class KeyRing implements KeyService {
  private keys: Keys;
  private readAt = 0;

  /** @param source the keys themselves, or the file that holds them @throws InvalidKeyRing */
  constructor(private readonly source: { readonly text: string } | { readonly file: string }) {
    this.keys = 'text' in source ? parseKeys(source.text) : new Map();
    this.follow();
  }

  async current(): Promise<string> {
    this.follow();
    return this.first()[0];
  }

  async wrap(dataKey: Buffer, subject: string): Promise<WrappedKey> {
    this.follow();
    const [kek, key] = this.first();
    return { kek, wrapped: encrypt(key, dataKey, contextOf(subject, kek)) };
  }

  async unwrap({ kek, wrapped }: WrappedKey, subject: string): Promise<Buffer> {
    if (!this.keys.has(kek)) this.follow();
    const key = this.keys.get(kek);
    if (!key) throw new KeyEncryptionKeyMissing(kek);
    return decrypt(key, wrapped, contextOf(subject, kek));
  }

  private first(): [string, Buffer] {
    return [...this.keys][0] as [string, Buffer];
  }

  private follow(): void {
    if (!('file' in this.source)) return;
    const { mtimeMs } = fs.statSync(this.source.file);
    if (mtimeMs === this.readAt) return;
    this.keys = parseKeys(fs.readFileSync(this.source.file, 'utf8'));
    this.readAt = mtimeMs;
  }
}

function contextOf(subject: string, kek: string): string {
  return JSON.stringify(['data key', subject, kek]);
}
