import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Holdings, type Removed, removeRows } from '../../platform/data-subjects/holdings.js';
import type { DatedStep, Referral } from '../domain/referral.js';
import { type Disclosure, DisclosuresRepository } from './disclosures.repository.js';
import { ReferralsRepository } from './referrals.repository.js';
import { StepsRepository } from './steps.repository.js';

const DELETES = {
  'referrals.reminder': `DELETE FROM referrals.reminder WHERE profile_id = $1`,
  'referrals.disclosure': `DELETE FROM referrals.disclosure WHERE profile_id = $1`,
  'referrals.referral_step': `DELETE FROM referrals.referral_step WHERE profile_id = $1`,
  'referrals.referral': `DELETE FROM referrals.referral WHERE profile_id = $1`,
};
const ALL = 10_000;

export interface CollectedReferrals {
  readonly referrals: readonly (Referral & { readonly steps: readonly DatedStep[] })[];
  readonly disclosures: readonly Disclosure[];
}

@Injectable()
export class ReferralsHoldings implements Holdings {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly steps: StepsRepository,
    private readonly disclosures: DisclosuresRepository,
  ) {}

  async collect(subject: string): Promise<CollectedReferrals> {
    const referrals = await this.referrals.list({ profileId: subject }, undefined, ALL);
    const withSteps = referrals.map(async (one) => ({ ...one, steps: await this.steps.of(one.id) }));
    return { referrals: await Promise.all(withSteps), disclosures: await this.disclosures.of(subject) };
  }

  erase(tx: EntityManager, subject: string): Promise<Removed> {
    return removeRows(tx, subject, DELETES);
  }
}
