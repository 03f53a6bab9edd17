import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Subjects } from '../../identity/index.js';
import { Referrals } from '../application/referrals.js';
import { reachOf } from '../domain/reach.js';

@Injectable()
export class ReferralSubject implements OnModuleInit {
  constructor(
    private readonly subjects: Subjects,
    private readonly referrals: Referrals,
  ) {}

  onModuleInit(): void {
    this.subjects.add('referral', async (id) => {
      const found = await this.referrals.find(id);
      return found && reachOf(found);
    });
  }
}
