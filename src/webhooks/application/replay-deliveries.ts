import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import type { DeliveryState, WebhookDelivery } from '../domain/webhook-delivery.js';
import { WebhookDeliveryNotFound, WebhookEndpointNotActive } from '../domain/webhook-endpoint.js';
import { type Replayed, WebhookDeliveriesRepository } from '../storage/webhook-deliveries.repository.js';
import { WebhookEndpointsRepository } from '../storage/webhook-endpoints.repository.js';
import { WebhookEndpoints } from './webhook-endpoints.js';

/** What was sent to an address, and sending it anew. */
@Injectable()
export class ReplayDeliveries {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly known: WebhookEndpoints,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws WebhookEndpointNotFound */
  async list(endpointId: string, state: DeliveryState | undefined, after: string | undefined, limit: number): Promise<WebhookDelivery[]> {
    await this.known.get(endpointId);
    return this.deliveries.list(endpointId, state, after, limit);
  }

  /** An address that rests is tried at once: whoever asks knows that it is well again. @returns how many are sent anew @throws WebhookEndpointNotFound, WebhookEndpointNotActive, WebhookDeliveryNotFound */
  execute(endpointId: string, which: Replayed): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      const held = await this.endpoints.hold(tx, endpointId);
      if (held.state !== 'active') throw new WebhookEndpointNotActive(held.state);
      const replayed = await this.deliveries.replay(tx, endpointId, which);
      if (which.deliveryId && !replayed) throw new WebhookDeliveryNotFound(which.deliveryId);
      await this.endpoints.update(tx, { ...held, restsUntil: null });
      await this.audit.append(tx, { action: 'webhook.replayed', subjectId: endpointId, details: { deliveries: replayed } });
      return replayed;
    });
  }
}
