import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { newId } from '../../platform/database/new-id.js';
import { asService } from '../../platform/database/reach.js';
import { Outgoing } from '../../platform/outgoing/outgoing.js';
import type { CountryCode } from '../../standards/index.js';
import {
  TooManyWebhookEndpoints,
  type WebhookEndpoint,
  WebhookEndpointKnown,
  WebhookEndpointNotFound,
} from '../domain/webhook-endpoint.js';
import type { WebhookEvent } from '../domain/webhook-event.js';
import { type Owners, WebhookEndpointsRepository } from '../storage/webhook-endpoints.repository.js';
import { EndpointSecrets } from './endpoint-secrets.js';

const MOST_ENDPOINTS = 20;

export interface EndpointForm {
  readonly organisation: string;
  readonly country: CountryCode;
  readonly madeBy: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
}

/** What may be changed of an address; another address proves itself anew. */
export interface EndpointChange {
  readonly url?: string;
  readonly events?: readonly WebhookEvent[];
  readonly state?: 'disabled';
}

export class WebhookEndpointChanged extends Error {
  readonly code = 'changed-meanwhile';
  constructor() {
    super('Somebody changed this address after you read it. Read it again, and repeat your change if it is still wanted.');
  }
}

@Injectable()
export class WebhookEndpoints {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly secrets: EndpointSecrets,
    private readonly outgoing: Outgoing,
    private readonly audit: Audit,
  ) {}

  /** It is told nothing before it has proved itself. @throws OutgoingRefused, WebhookEndpointKnown, TooManyWebhookEndpoints */
  async register(form: EndpointForm): Promise<{ readonly endpoint: WebhookEndpoint; readonly secret: string }> {
    await this.outgoing.requireCallable(form.url);
    const endpoint = newEndpoint(form);
    return this.dataSource.transaction(async (tx) => {
      const { secret, sealed } = await this.secrets.first(tx, endpoint.id);
      const known = await this.endpoints.add(tx, endpoint, sealed);
      if (known) throw new WebhookEndpointKnown(known);
      if ((await this.endpoints.count(tx, form.organisation, form.country)) > MOST_ENDPOINTS)
        throw new TooManyWebhookEndpoints(MOST_ENDPOINTS);
      await this.audit.append(tx, { action: 'webhook.registered', subjectId: endpoint.id });
      return { endpoint, secret };
    });
  }

  /** @throws WebhookEndpointNotFound */
  async get(id: string): Promise<WebhookEndpoint> {
    const endpoint = await this.endpoints.find(id);
    if (!endpoint) throw new WebhookEndpointNotFound(id);
    return endpoint;
  }

  list(owners: Owners, after: string | undefined, limit: number): Promise<WebhookEndpoint[]> {
    return this.endpoints.list(owners, after, limit);
  }

  /** @throws WebhookEndpointNotFound, WebhookEndpointChanged, OutgoingRefused */
  async change(id: string, expected: number | undefined, { url, events, state }: EndpointChange): Promise<WebhookEndpoint> {
    if (url) await this.outgoing.requireCallable(url);
    return this.dataSource.transaction(async (tx) => {
      const held = await this.endpoints.hold(tx, id);
      if (expected !== undefined && expected !== held.revision) throw new WebhookEndpointChanged();
      const moved = url !== undefined && url !== held.url ? UNVERIFIED : {};
      const stopped = state === 'disabled' ? ({ state, disabledBecause: 'said-so' } as const) : {};
      const changed = { ...held, ...(url && { url }), ...(events && { events }), ...moved, ...stopped, revision: held.revision + 1 };
      await this.endpoints.update(tx, changed);
      await this.audit.append(tx, { action: 'webhook.changed', subjectId: id });
      return changed;
    });
  }

  /** With everything that waits for it. @throws WebhookEndpointNotFound */
  async remove(id: string): Promise<void> {
    await this.get(id);
    return asService(() =>
      this.dataSource.transaction(async (tx) => {
        await this.endpoints.hold(tx, id);
        await this.endpoints.remove(tx, id);
        await this.secrets.forget(tx, id);
        await this.audit.append(tx, { action: 'webhook.removed', subjectId: id });
      }),
    );
  }

  /** @returns the new secret, shown this once @throws WebhookEndpointNotFound */
  rotateSecret(id: string): Promise<string> {
    return this.dataSource.transaction(async (tx) => {
      await this.endpoints.hold(tx, id);
      const secret = await this.secrets.rotate(tx, id);
      await this.audit.append(tx, { action: 'webhook.secret-rotated', subjectId: id });
      return secret;
    });
  }
}

const UNVERIFIED = { state: 'unverified', disabledBecause: null, failures: 0, failingSince: null, restsUntil: null } as const;

function newEndpoint(form: EndpointForm): WebhookEndpoint {
  return { id: newId(), ...form, ...UNVERIFIED, revision: 1 };
}
