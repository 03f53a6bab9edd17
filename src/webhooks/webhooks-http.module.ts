import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/index.js';
import { WebhookDeliveriesController } from './http/webhook-deliveries.controller.js';
import { WebhookEndpointSubject } from './http/webhook-endpoint-subject.js';
import { WebhookEndpointsController } from './http/webhook-endpoints.controller.js';
import { WebhooksModule } from './webhooks.module.js';

@Module({
  imports: [WebhooksModule, IdentityModule],
  controllers: [WebhookEndpointsController, WebhookDeliveriesController],
  providers: [WebhookEndpointSubject],
})
export class WebhooksHttpModule {}
