import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { now } from '../../platform/clock.js';
import { DataKeys } from '../../platform/encryption/data-keys.js';
import { SealedValueUnreadable } from '../../platform/encryption/sealed.js';
import { WebhookEndpointNotFound } from '../domain/webhook-endpoint.js';
import { WebhookEndpointsRepository } from '../storage/webhook-endpoints.repository.js';
import { newSecret } from './signature.js';

/** For so long what is sent is signed with the secret of before, too. */
export const OVERLAP_HOURS = 24;

interface Kept {
  readonly current: string;
  /** Good until then, ISO 8601. */
  readonly former?: { readonly secret: string; readonly until: string };
}

/** Secrets of addresses, sealed at rest: shown once, when they are made. */
@Injectable()
export class EndpointSecrets {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly keys: DataKeys,
  ) {}

  /** For an address that is about to be added. */
  async first(tx: EntityManager, endpointId: string): Promise<{ readonly secret: string; readonly sealed: Buffer }> {
    const secret = newSecret();
    return { secret, sealed: await this.sealedWith(tx, endpointId, { current: secret }) };
  }

  /** @returns the new secret; the one of before stays good for a day, any older one ends now */
  async rotate(tx: EntityManager, endpointId: string): Promise<string> {
    const { current } = await this.kept(tx, endpointId);
    const secret = newSecret();
    const until = new Date(now().getTime() + OVERLAP_HOURS * 3_600_000).toISOString();
    const sealed = await this.sealedWith(tx, endpointId, { current: secret, former: { secret: current, until } });
    await this.endpoints.reseal(tx, endpointId, sealed);
    return secret;
  }

  /** Those with which a message is signed now, the current one first. @throws WebhookEndpointNotFound */
  async good(endpointId: string): Promise<readonly string[]> {
    const { current, former } = await this.kept(this.dataSource.manager, endpointId);
    return former && new Date(former.until) > now() ? [current, former.secret] : [current];
  }

  async forget(tx: EntityManager, endpointId: string): Promise<void> {
    await this.keys.destroy(tx, endpointId);
  }

  private async sealedWith(tx: EntityManager, endpointId: string, kept: Kept): Promise<Buffer> {
    return (await this.keys.toWrite(tx, endpointId)).seal(cellOf(endpointId), kept);
  }

  private async kept(tx: EntityManager, endpointId: string): Promise<Kept> {
    const row = await this.endpoints.sealedOf(tx, endpointId);
    if (!row) throw new WebhookEndpointNotFound(endpointId);
    const key = await this.keys.toRead(endpointId, row);
    if (!key) throw new SealedValueUnreadable(`webhook endpoint ${endpointId}`);
    return key.open<Kept>(cellOf(endpointId), row.sealed);
  }
}

const cellOf = (row: string) => ({ table: 'webhooks.endpoint', row });
