import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { now } from '../../platform/clock.js';
import { Operations } from '../../platform/operations/operations.js';
import { Profiles } from '../../profiles/index.js';
import type { CountryCode } from '../../standards/index.js';
import type { WebhookEvent } from '../domain/webhook-event.js';
import { WebhookDeliveriesRepository } from '../storage/webhook-deliveries.repository.js';
import { type Audience, WebhookEndpointsRepository } from '../storage/webhook-endpoints.repository.js';

type Facts = Readonly<Record<string, unknown>>;
type Reach = Omit<Audience, 'event'> & { readonly profileId?: string };

/** Only the newest of these counts: what it names includes what earlier ones named. */
const LATEST_COUNTS: readonly WebhookEvent[] = ['vacancies.changed'];

/** Makes of one event a message for each address that it reaches. Safe to run twice: the message has the id of the event. */
@Injectable()
export class TellOrganisations {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly profiles: Profiles,
    private readonly operations: Operations,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
  ) {}

  /** @returns the addresses that have something to be sent */
  async execute(id: string, type: WebhookEvent, facts: Facts): Promise<readonly string[]> {
    const reach = await this.reachOf(type, facts);
    if (!reach) return [];
    const { profileId = null, ...audience } = reach;
    return this.dataSource.transaction(async (tx) => {
      const reached = await this.endpoints.reached(tx, { event: type, ...audience });
      if (LATEST_COUNTS.includes(type)) await this.deliveries.dropUnsent(tx, type, reached);
      await this.deliveries.tell(tx, { id, type, toldAt: now(), data: dataOf(type, facts) }, profileId, reached);
      return reached;
    });
  }

  /** Undefined: whom it is about is not here any more, or nobody is named. */
  private async reachOf(type: WebhookEvent, facts: Facts): Promise<Reach | undefined> {
    switch (type) {
      case 'profile.changed':
      case 'assessment.changed':
        return this.ofPerson(facts.profileId as string);
      case 'recognition-case.opened':
        return { countries: [facts.country as CountryCode] };
      case 'operation.ended':
        return this.ofOperation(facts.operationId as string);
      case 'webhook-endpoint.disabled':
        return { organisation: facts.organisation as string, countries: [facts.country as CountryCode] };
      default:
        return {};
    }
  }

  private async ofPerson(profileId: string): Promise<Reach | undefined> {
    const countries = await this.profiles.destinationsOf([profileId]);
    return countries.length ? { countries, profileId } : undefined;
  }

  private async ofOperation(id: string): Promise<Reach | undefined> {
    const madeBy = await this.operations.begunBy(id);
    return madeBy ? { madeBy } : undefined;
  }
}

/** The vacancy that an event of a whole batch names is one of many, and says nothing. */
function dataOf(type: WebhookEvent, facts: Facts): Facts {
  if (type !== 'vacancies.changed') return facts;
  return { revision: facts.revision };
}
