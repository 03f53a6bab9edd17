import { Injectable } from '@nestjs/common';
import { now } from '../../platform/clock.js';
import { type Passport, type Standing, standingOf } from '../domain/passport.js';
import { Passports } from './passports.js';
import { digestOf, isSignedBy, type JsonObject } from './sign-document.js';
import { SigningKeys } from './signing-keys.js';

/**
 * What can be said of a paper or a document. `changed`: not as this service gave it out. `unknown`: this service holds no such passport, or holds it no
 * more; a document of it is still known to be unchanged by its signature.
 */
export interface Verified {
  readonly result: Standing | 'changed' | 'unknown';
  /** Undefined: not of this service, or not held any more. */
  readonly passport?: Passport;
  /** Of the document that was sent. */
  readonly digest?: string;
  /** A key of this service signed the document as it was sent. */
  readonly isSigned?: boolean;
}

@Injectable()
export class VerifyPassport {
  constructor(
    private readonly passports: Passports,
    private readonly signingKeys: SigningKeys,
  ) {}

  /** @param code on the paper */
  async byCode(code: unknown): Promise<Verified> {
    const passport = await this.passports.byCode(code);
    return passport ? { result: standingOf(passport, now()), passport } : { result: 'unknown' };
  }

  async byDocument(document: JsonObject): Promise<Verified> {
    const isSigned = await isSignedBy(await this.signingKeys.published(), document);
    const digest = digestOf(document);
    if (!isSigned) return { result: 'changed', digest, isSigned };
    const passport = await this.passports.byId(idIn(document));
    if (!passport) return { result: 'unknown', digest, isSigned };
    return { result: standingOf(passport, now()), passport, digest, isSigned };
  }
}

const NOBODY = '00000000-0000-0000-0000-000000000000';

function idIn({ id }: JsonObject): string {
  return (typeof id === 'string' && /^urn:uuid:([0-9a-f-]{36})$/.exec(id)?.[1]) || NOBODY;
}
