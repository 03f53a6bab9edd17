import { Injectable } from '@nestjs/common';
import { type Principal, requireWithin } from '../../identity/index.js';
import { Caseworkers } from '../../profiles/index.js';
import { reachOf } from '../domain/reach.js';
import { WayHeardMissing } from '../domain/referral.errors.js';
import type { Heard, Referral } from '../domain/referral.js';

/** Only the person answers, or the caseworker who looks after them and says how they heard it. */
@Injectable()
export class AnswersOfPerson {
  constructor(private readonly caseworkers: Caseworkers) {}

  /** @throws RoleRequired, NotYourPerson, NotForThisCountry, OutOfReach, WayHeardMissing */
  async require(principal: Principal, one: Referral, heard: Heard): Promise<void> {
    const caseworker = (await this.caseworkers.of(one.profileId))?.id;
    requireWithin(principal, 'referrals:answer', { ...reachOf(one), ...(caseworker && { caseworker }) });
    const isThemself = principal.grants.some(({ person }) => person === one.profileId);
    if (isThemself !== (heard === 'by-themselves')) throw new WayHeardMissing();
  }
}
