import { Module } from '@nestjs/common';
import { ProfilesModule } from '../profiles/index.js';
import { RecognitionModule } from '../recognition/index.js';
import { ReferralsModule } from '../referrals/index.js';
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
import { WebhooksTenantHoldings } from './storage/webhooks-tenant-holdings.js';

const PROVIDERS = [
  WebhookEndpointsRepository,
  WebhookDeliveriesRepository,
  WebhooksHoldings,
  WebhooksTenantHoldings,
  EndpointSecrets,
  WebhookEndpoints,
  SendMessage,
  VerifyReceiver,
  TellOrganisations,
  DeliverMessages,
  ReplayDeliveries,
];

@Module({ imports: [ProfilesModule, RecognitionModule, ReferralsModule], providers: PROVIDERS, exports: PROVIDERS })
export class WebhooksModule {}
