import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Removed } from '../../platform/data-subjects/holdings.js';
import type { Tenant, TenantHoldings } from '../../platform/data-subjects/tenant-holdings.js';
import { DataKeys } from '../../platform/encryption/data-keys.js';

/** Addresses, their secrets, and what they were told. */
@Injectable()
export class WebhooksTenantHoldings implements TenantHoldings {
  constructor(private readonly keys: DataKeys) {}

  async empty(tx: EntityManager, { country }: Tenant): Promise<Removed> {
    const endpoints: { id: string }[] = await tx.query(`SELECT id FROM webhooks.endpoint WHERE country = $1 FOR UPDATE`, [country]);
    const ids = endpoints.map(({ id }) => id);
    if (!ids.length) return {};
    const told: { id: string }[] = await tx.query(`SELECT DISTINCT message_id AS id FROM webhooks.delivery WHERE endpoint_id = ANY($1)`, [
      ids,
    ]);
    await tx.query(`DELETE FROM webhooks.endpoint WHERE id = ANY($1)`, [ids]);
    const [, messages]: [unknown, number] = await tx.query(
      `DELETE FROM webhooks.message m WHERE id = ANY($1) AND NOT EXISTS (SELECT FROM webhooks.delivery WHERE message_id = m.id)`,
      [told.map(({ id }) => id)],
    );
    for (const id of ids) await this.keys.destroy(tx, id);
    return { 'webhooks.endpoint': ids.length, ...(messages && { 'webhooks.message': messages }) };
  }
}
