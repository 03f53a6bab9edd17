import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subjects } from '../../identity/index.js';
import { Caseworkers } from '../../profiles/index.js';
import { Referrals } from '../application/referrals.js';
import { reachOf } from '../domain/reach.js';

@Injectable()
export class ReferralSubject implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly referrals: Referrals,
    private readonly caseworkers: Caseworkers,
  ) {}

  onModuleInit(): void {
    this.subjects.add('referral', async (id) => {
      const found = await this.referrals.find(id);
      if (!found) return undefined;
      const caseworker = (await this.caseworkers.of(found.profileId))?.id;
      return { ...reachOf(found), ...(caseworker && { caseworker }) };
    });
  }
}
