import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { now } from '../../platform/clock.js';
import type { Holdings, Removed } from '../../platform/data-subjects/holdings.js';
import { newId } from '../../platform/database/new-id.js';
import { WebhookDeliveriesRepository } from './webhook-deliveries.repository.js';

/** What was told about a person goes with them; whoever was told of them is told that they are erased (GDPR, article 19). */
@Injectable()
export class WebhooksHoldings implements Holdings {
  constructor(private readonly deliveries: WebhookDeliveriesRepository) {}

  async erase(tx: EntityManager, subject: string): Promise<Removed> {
    const told: { id: string }[] = await tx.query(
      `SELECT DISTINCT e.id FROM webhooks.endpoint e JOIN webhooks.delivery d ON d.endpoint_id = e.id JOIN webhooks.message m ON m.id = d.message_id
       WHERE m.profile_id = $1 AND m.type <> 'profile.erased'`,
      [subject],
    );
    const removed: [unknown, number] = await tx.query(`DELETE FROM webhooks.message WHERE profile_id = $1 AND type <> 'profile.erased'`, [
      subject,
    ]);
    const notice = { id: newId(), type: 'profile.erased', toldAt: now(), data: { profileId: subject } } as const;
    const endpointIds = told.map(({ id }) => id);
    await this.deliveries.tell(tx, notice, subject, endpointIds);
    return removed[1] ? { 'webhooks.message': removed[1] } : {};
  }
}
