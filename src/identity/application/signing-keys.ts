import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CompactEncrypt, calculateJwkThumbprint, compactDecrypt, exportJWK, generateKeyPair, type JWK } from 'jose';
import { InjectConfiguration } from '../../platform/configuration/configuration.module.js';
import type { Configuration } from '../../platform/configuration/settings.js';
import { SigningKeysRepository } from '../storage/signing-keys.repository.js';

export const SIGNING_ALGORITHM = 'ES256';
const KEPT_HOURS = 24;

/** The keys of the embedded provider, sealed at rest by IDENTITY_SECRET. A new one signs at once; old ones verify for a day. */
@Injectable()
export class SigningKeys {
  private readonly secret: Uint8Array;

  constructor(
    private readonly repository: SigningKeysRepository,
    @InjectConfiguration() { identitySecret }: Configuration,
  ) {
    this.secret = createHash('sha256').update(`passerelle signing keys ${identitySecret}`).digest();
  }

  /** Private keys, the one that signs first; the first of all is made when it is first asked for. */
  async all(): Promise<readonly JWK[]> {
    if (!(await this.repository.all()).length) await this.make((kept) => kept.length > 0);
    return Promise.all((await this.repository.all()).map(({ sealed }) => this.open(sealed)));
  }

  async publicKeys(): Promise<{ keys: JWK[] }> {
    return { keys: (await this.all()).map(({ d: _private, ...rest }) => rest) };
  }

  /** @returns the id of the key that signs from now on */
  async rotate(): Promise<string> {
    const kid = await this.make(() => false);
    await this.repository.forget(KEPT_HOURS);
    return kid;
  }

  private async make(unless: Parameters<SigningKeysRepository['add']>[1]): Promise<string> {
    const { privateKey } = await generateKeyPair(SIGNING_ALGORITHM, { extractable: true });
    const jwk = await exportJWK(privateKey);
    const kid = await calculateJwkThumbprint(jwk);
    const plain = new TextEncoder().encode(JSON.stringify({ ...jwk, kid, alg: SIGNING_ALGORITHM, use: 'sig' }));
    const sealed = await new CompactEncrypt(plain).setProtectedHeader({ alg: 'dir', enc: 'A256GCM' }).encrypt(this.secret);
    await this.repository.add({ kid, sealed }, unless);
    return kid;
  }

  private async open(sealed: string): Promise<JWK> {
    const options = { keyManagementAlgorithms: ['dir'], contentEncryptionAlgorithms: ['A256GCM'] };
    const { plaintext } = await compactDecrypt(sealed, this.secret, options).catch(() => {
      throw new Error('The signing keys do not open with this IDENTITY_SECRET. Give the one that sealed them.');
    });
    return JSON.parse(new TextDecoder().decode(plaintext)) as JWK;
  }
}
