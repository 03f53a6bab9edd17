import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { EvidenceModule } from './evidence.module.js';
import { EvidenceProcessor } from './queue/evidence.processor.js';

@Module({ imports: [EvidenceModule, BullModule.registerQueue({ name: 'evidence' })], providers: [EvidenceProcessor] })
export class EvidenceQueueModule {}
