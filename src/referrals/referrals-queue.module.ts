import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ReferralsProcessor } from './queue/referrals.processor.js';
import { ReferralsModule } from './referrals.module.js';

@Module({ imports: [ReferralsModule, BullModule.registerQueue({ name: 'referrals' })], providers: [ReferralsProcessor] })
export class ReferralsQueueModule {}
