import { BullModule } from '@nestjs/bullmq';
import { Module } from '@nestjs/common';
import { WebhookDeliveriesProcessor, WebhooksProcessor } from './queue/webhooks.processor.js';
import { WebhooksModule } from './webhooks.module.js';

@Module({
  imports: [WebhooksModule, BullModule.registerQueue({ name: 'webhooks' }, { name: 'webhook-deliveries' })],
  providers: [WebhooksProcessor, WebhookDeliveriesProcessor],
})
export class WebhooksQueueModule {}
