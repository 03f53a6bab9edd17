import { Injectable } from '@nestjs/common';
import { stepsFrom } from '../domain/apply-step.js';
import { ReferralsRepository } from '../storage/referrals.repository.js';
import { MoveReferral } from './move-referral.js';

/** A consent that was withdrawn on the record of consents ends the referral that rests on it. Nothing was shown meanwhile: the record itself is asked at each disclosure. */
@Injectable()
export class EndWithoutConsent {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly moveReferral: MoveReferral,
  ) {}

  /** Safe to run twice. */
  async execute(consentId: string): Promise<void> {
    for (const id of await this.referrals.restingOn(consentId))
      await this.moveReferral.byService(id, (one) => (stepsFrom(one).includes('withdrawn') ? { kind: 'withdrawn' } : undefined));
  }
}
