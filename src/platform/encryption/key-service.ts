/** A data key as it is stored: encrypted under the key-encryption key that `kek` names. */
export interface WrappedKey {
  readonly kek: string;
  readonly wrapped: Buffer;
}

/** Holds the key-encryption keys: the ring of this installation, or a key service that never gives them out. */
export interface KeyService {
  /** The key that new data keys are wrapped with. */
  current(): Promise<string>;
  /** @param subject whose data key it is; it opens for nobody else's */
  wrap(dataKey: Buffer, subject: string): Promise<WrappedKey>;
  /** @throws KeyEncryptionKeyMissing, SealedValueUnreadable */
  unwrap(key: WrappedKey, subject: string): Promise<Buffer>;
}

export const KEY_SERVICE = Symbol('KeyService');

export class KeyEncryptionKeyMissing extends Error {
  readonly code = 'key-encryption-key-missing';
  constructor(readonly kek: string) {
    super(
      `The key-encryption key "${kek}" is not on the ring. Add it to DATA_KEYS (or its file); without it what it wraps cannot be read.`,
    );
  }
}
