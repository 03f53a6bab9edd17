import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, type JWK } from 'jose';
import { DataSource } from 'typeorm';
import { now } from '../../platform/clock.js';
import { asService } from '../../platform/database/reach.js';
import { type KeptKey, SigningKeysRepository } from '../storage/signing-keys.repository.js';

const DAY_MS = 86_400_000;
/** A key signs for so long; another takes its place, and what it has signed can still be verified. */
const SIGNS_FOR_DAYS = 180;

/** The Ed25519 keys of passports: made when one is needed, taken over by a new one twice a year or when somebody asks for it, never forgotten in public. */
@Injectable()
export class SigningKeys {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly repository: SigningKeysRepository,
  ) {}

  present(): Promise<KeptKey> {
    return this.orMade((found) => now().getTime() - found.madeAt.getTime() < SIGNS_FOR_DAYS * DAY_MS);
  }

  /** A new key from now on, as when the one of before may have been seen. */
  rotate(): Promise<KeptKey> {
    return this.orMade(() => false);
  }

  /** JSON Web Keys (RFC 7517), the present one first. */
  published(): Promise<readonly JWK[]> {
    return asService(() => this.repository.publicKeys());
  }

  private orMade(signs: (found: KeptKey) => boolean): Promise<KeptKey> {
    return asService(() =>
      this.dataSource.transaction(async (tx) => {
        const found = await this.repository.newest(tx);
        if (found && signs(found)) return found;
        const made = { ...(await newKey()), madeAt: now() };
        await this.repository.add(tx, made);
        return made;
      }),
    );
  }
}

/** Sources: RFC 8037 (Ed25519), RFC 7638 (its thumbprint is its name). */
async function newKey(): Promise<Omit<KeptKey, 'madeAt'>> {
  const pair = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const [privateJwk, open] = await Promise.all([exportJWK(pair.privateKey), exportJWK(pair.publicKey)]);
  const kid = await calculateJwkThumbprint(open);
  return { kid, privateJwk, publicJwk: { ...open, kid, use: 'sig', alg: 'EdDSA' } };
}
