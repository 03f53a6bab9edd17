import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';
import type { Opening, Share } from '../domain/passport.js';
import { PassportsRepository } from './passports.repository.js';
import { SharesRepository } from './shares.repository.js';

const OF_PERSON = 'SELECT id FROM passport.passport WHERE profile_id = $1';
const DELETES = {
  'passport.opening': `DELETE FROM passport.opening WHERE share_id IN (SELECT id FROM passport.share WHERE passport_id IN (${OF_PERSON}))`,
  'passport.share': `DELETE FROM passport.share WHERE passport_id IN (${OF_PERSON})`,
  'passport.passport': `DELETE FROM passport.passport WHERE profile_id = $1`,
};

interface CollectedPassport {
  readonly id: string;
  readonly issuedAt: string;
  readonly expiresAt: string;
  readonly withdrawnAt: string | null;
  readonly document: unknown;
  readonly shares: readonly (Share & { readonly openings: readonly Opening[] })[];
}
export interface CollectedPassports {
  readonly passports: readonly CollectedPassport[];
}

/** Of a registered person. What belongs to answers without an account goes with them, by the foreign key. */
@Injectable()
export class PassportHoldings implements Holdings {
  constructor(
    private readonly passports: PassportsRepository,
    private readonly shares: SharesRepository,
  ) {}

  async collect(person: string): Promise<CollectedPassports> {
    const given = await this.passports.of({ person });
    const passports = given.map(async ({ id, issuedAt, expiresAt, withdrawnAt, document }) => {
      return { id, issuedAt, expiresAt, withdrawnAt, document: JSON.parse(document) as unknown, shares: await this.shares.of(id) };
    });
    return { passports: await Promise.all(passports) };
  }

  erase(tx: EntityManager, subject: string): Promise<Removed> {
    return removeRows(tx, subject, DELETES);
  }
}
