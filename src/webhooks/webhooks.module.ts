import { Module } from '@nestjs/common';
import { ProfilesModule } from '../profiles/index.js';
import { DeliverMessages } from './application/deliver-messages.js';
import { EndpointSecrets } from './application/endpoint-secrets.js';
import { ReplayDeliveries } from './application/replay-deliveries.js';
import { SendMessage } from './application/send-message.js';
import { TellOrganisations } from './application/tell-organisations.js';
import { VerifyReceiver } from './application/verify-receiver.js';
import { WebhookEndpoints } from './application/webhook-endpoints.js';
import { WebhookDeliveriesRepository } from './storage/webhook-deliveries.repository.js';
import { WebhookEndpointsRepository } from './storage/webhook-endpoints.repository.js';
import { WebhooksHoldings } from './storage/webhooks-holdings.js';

const PROVIDERS = [
  WebhookEndpointsRepository,
  WebhookDeliveriesRepository,
  WebhooksHoldings,
  EndpointSecrets,
  WebhookEndpoints,
  SendMessage,
  VerifyReceiver,
  TellOrganisations,
  DeliverMessages,
  ReplayDeliveries,
];

@Module({ imports: [ProfilesModule], providers: PROVIDERS, exports: PROVIDERS })
export class WebhooksModule {}
