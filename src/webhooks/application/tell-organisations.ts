import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { now } from '../../platform/clock.js';
import { DataKeys, SubjectErased } from '../../platform/encryption/data-keys.js';
import { Operations } from '../../platform/operations/operations.js';
import { Profiles } from '../../profiles/index.js';
import { NearLimitRepository } from '../../recognition/index.js';
import { Referrals } from '../../referrals/index.js';
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
    private readonly cases: NearLimitRepository,
    private readonly referrals: Referrals,
    private readonly operations: Operations,
    private readonly keys: DataKeys,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly deliveries: WebhookDeliveriesRepository,
  ) {}

  /** @returns the addresses that have something to be sent */
  async execute(id: string, type: WebhookEvent, facts: Facts): Promise<readonly string[]> {
    const reach = await this.reachOf(type, facts);
    if (!reach) return [];
    const { profileId, ...audience } = reach;
    return this.unlessErased(profileId, async (tx) => {
      const reached = await this.endpoints.reached(tx, { event: type, ...audience });
      if (LATEST_COUNTS.includes(type)) await this.deliveries.dropUnsent(tx, type, facts.revision as number, reached);
      await this.deliveries.tell(tx, { id, type, toldAt: now(), data: dataOf(type, facts) }, profileId ?? null, reached);
      return reached;
    });
  }

  /** An erasure waits until what is told of its person is written, and sees it; after one nothing is told. */
  private async unlessErased(profileId: string | undefined, write: (tx: EntityManager) => Promise<string[]>): Promise<string[]> {
    const within = async (tx: EntityManager) => {
      if (profileId) await this.keys.toWrite(tx, profileId);
      return write(tx);
    };
    return this.dataSource.transaction(within).catch((error: unknown) => {
      if (error instanceof SubjectErased) return [];
      throw error;
    });
  }

  /** Undefined: whom it is about is not here any more, or waits no more, or nobody is named. */
  private async reachOf(type: WebhookEvent, facts: Facts): Promise<Reach | undefined> {
    switch (type) {
      case 'profile.changed':
      case 'assessment.changed':
        return this.ofPerson(facts.profileId as string);
      case 'recognition-case.opened':
        return { countries: [facts.country as CountryCode] };
      case 'recognition-case.near-limit':
        return this.ofWaitingCase(facts.caseId as string, facts.decideBy as string);
      case 'referral.moved':
      case 'referral.reminder-due':
        return this.ofReferral(facts.referralId as string);
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

  private async ofWaitingCase(id: string, decideBy: string): Promise<Reach | undefined> {
    const { country, profileId } = (await this.cases.waitsFor(id, decideBy)) ?? {};
    return country ? { countries: [country], ...(profileId && { profileId }) } : undefined;
  }

  /** Only whose vacancy it is: a referral to a centre or an authority is nobody's feed. */
  private async ofReferral(id: string): Promise<Reach | undefined> {
    const { organisation, country, profileId } = (await this.referrals.find(id)) ?? {};
    return organisation && country ? { organisation, countries: [country], profileId } : undefined;
  }

  private async ofOperation(id: string): Promise<Reach | undefined> {
    const madeBy = await this.operations.begunBy(id);
    return madeBy ? { madeBy } : undefined;
  }
}

/** What leaves: of a batch the revision alone, since the vacancy that it names is one of many; of a referral nothing by which its person is known elsewhere. */
function dataOf(type: WebhookEvent, facts: Facts): Facts {
  if (type === 'vacancies.changed') return { revision: facts.revision };
  if (!type.startsWith('referral.')) return facts;
  const { profileId: _, ...rest } = facts;
  return rest;
}
