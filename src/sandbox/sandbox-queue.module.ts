import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { SandboxProcessor } from './queue/sandbox.processor.js';
import { SandboxModule } from './sandbox.module.js';

@Module({ imports: [SandboxModule, BullModule.registerQueue({ name: 'sandbox' })], providers: [SandboxProcessor] })
export class SandboxQueueModule {}
