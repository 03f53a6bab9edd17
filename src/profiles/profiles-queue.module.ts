import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { ProfilesModule } from './profiles.module.js';
import { ProfilesProcessor } from './queue/profiles.processor.js';

@Module({ imports: [ProfilesModule, BullModule.registerQueue({ name: 'profiles' })], providers: [ProfilesProcessor] })
export class ProfilesQueueModule {}
