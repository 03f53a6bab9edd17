import { Injectable } from '@nestjs/common';
import { LettersToPeople } from '../../profiles/index.js';
import type { ReferralState } from '../domain/referral.js';
import { ReferralsRepository } from '../storage/referrals.repository.js';

/** Of what the person is reminded, by the state of their referral. What a second caseworker has not confirmed is no prospect, and told to nobody. */
const LETTERS: Partial<Record<ReferralState, string>> = {
  ...{ proposed: 'proposed', hired: 'hired' },
  ...{ agreed: 'without-news', contacted: 'without-news', interview: 'without-news', 'under-way': 'without-news' },
};

export interface Due {
  readonly referralId: string;
  readonly state: string;
  readonly dueOn: string;
}

/** A reminder for the person, too, where they agreed to letters. Safe to run twice: of one due day there is one letter. */
@Injectable()
export class WriteToPerson {
  constructor(
    private readonly referrals: ReferralsRepository,
    private readonly letters: LettersToPeople,
  ) {}

  async execute({ referralId, state, dueOn }: Due): Promise<void> {
    const one = await this.referrals.find(referralId);
    const text = one && one.state === state ? LETTERS[one.state] : undefined;
    if (!one || !text) return;
    const key = `referral-reminder/${referralId}/${state}/${dueOn}`;
    await this.letters.post(one.profileId, { key, text: `letter.referral.${text}`, day: dueOn, page: `/account/referrals/${referralId}` });
  }
}
