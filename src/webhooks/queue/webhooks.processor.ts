import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import type { DomainEvent, Subscription } from '../../platform/outbox/outbox.js';
import { addJobs } from '../../platform/queues/add-jobs.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { LookRegularly } from '../../platform/queues/look-regularly.js';
import { Tenants } from '../../platform/queues/tenants.js';
import type { WhoseJob, WhoseJobs } from '../../platform/queues/whose-job.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { REFERRAL_STEP_EVENTS } from '../../referrals/index.js';
import { DeliverMessages } from '../application/deliver-messages.js';
import { TellOrganisations } from '../application/tell-organisations.js';
import { parseWebhookEvent, type WebhookEvent } from '../domain/webhook-event.js';
import { WebhookEndpointsRepository } from '../storage/webhook-endpoints.repository.js';

/** What is told outside, of what is told inside. */
const TOLD: Readonly<Partial<Record<WebhookEvent, DomainEvent['name'] | readonly DomainEvent['name'][]>>> = {
  'vacancies.changed': 'vacancy.changed.v1',
  'profile.changed': 'profile.changed.v1',
  'assessment.changed': 'recognition.assessed.v1',
  'recognition-case.opened': 'recognition.case-opened.v1',
  'recognition-case.near-limit': 'recognition.case-near-limit.v1',
  'referral.moved': REFERRAL_STEP_EVENTS,
  'referral.reminder-due': 'referral.reminder-due.v1',
  'agreement.changed': 'agreement.changed.v1',
  'operation.ended': 'operation.ended.v1',
  'webhook-endpoint.disabled': 'webhook-endpoint.disabled.v1',
};

export const WEBHOOKS_SUBSCRIPTIONS: readonly Subscription[] = Object.entries(TOLD).flatMap(([job, events]) =>
  [events].flat().map((event) => ({ event, queue: 'webhooks', job })),
);

const TO_ALL: WhoseJob = { spans: 'tells every address that asked, of what is public' };
const tellsOf = (row: string, id: string): WhoseJob => ({ row, id, tells: true });
const OF_PROFILE = tellsOf('SELECT id AS person, destination AS country FROM profiles.profile WHERE id = $1', 'profileId');
const OF_CASE = tellsOf('SELECT profile_id AS person, country FROM recognition.recognition_case WHERE id = $1', 'caseId');
const OF_REFERRAL = tellsOf('SELECT profile_id AS person, country FROM referrals.referral WHERE id = $1', 'referralId');

export const WEBHOOKS_WHOSE: WhoseJobs = {
  'vacancies.changed': TO_ALL,
  'agreement.changed': TO_ALL,
  'profile.changed': OF_PROFILE,
  'assessment.changed': OF_PROFILE,
  'recognition-case.opened': OF_CASE,
  'recognition-case.near-limit': OF_CASE,
  'referral.moved': OF_REFERRAL,
  'referral.reminder-due': OF_REFERRAL,
  'operation.ended': { spans: 'tells whoever began it, whom its operation alone names' },
  'webhook-endpoint.disabled': { of: ({ country }) => ({ receivers: [country as string] }) },
};

export const WEBHOOK_DELIVERIES_WHOSE: WhoseJobs = {
  deliver: { of: ({ endpointId }) => ({ endpoint: endpointId as string }) },
  'look-for-due': { spans: 'asks which addresses have something due, and reads nothing of it' },
};

const LOOK_MS = 2_000;

/** Two queues: making messages of events is quick and never waits behind a receiver that is slow. */
@Processor('webhooks', { concurrency: 4, ...WORKER_OPTIONS })
export class WebhooksProcessor extends WorkerHost {
  constructor(
    private readonly tell: TellOrganisations,
    private readonly tenants: Tenants,
    @InjectQueue('webhook-deliveries') private readonly deliveries: Queue,
  ) {
    super();
  }

  override process(job: Job, token?: string): Promise<void> {
    return this.tenants.within(job, token, WEBHOOKS_WHOSE, () => this.work(job));
  }

  private async work(job: Job): Promise<void> {
    const type = parseWebhookEvent(job.name);
    const eventId = job.id?.slice(0, -`-${job.name}`.length) ?? '';
    const reached = await this.tell.execute(eventId, type, job.data as Record<string, unknown>);
    await addJobs(this.deliveries, reached.map(toDeliver));
  }
}

/** At most one job an address: a slow receiver holds up nobody else. */
@Processor('webhook-deliveries', { concurrency: 16, ...WORKER_OPTIONS })
export class WebhookDeliveriesProcessor extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly due = new LookRegularly('deliveries that are due', () => this.lookForDue(), LOOK_MS);

  constructor(
    private readonly deliver: DeliverMessages,
    private readonly endpoints: WebhookEndpointsRepository,
    private readonly tenants: Tenants,
    @InjectQueue('webhook-deliveries') private readonly queue: Queue,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    this.due.start();
    await this.queue.removeJobScheduler('look-for-due');
  }

  beforeApplicationShutdown(): void {
    this.due.stop();
  }

  override process(job: Job, token?: string): Promise<void> {
    return this.tenants.within(job, token, WEBHOOK_DELIVERIES_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job, token?: string): Promise<void> {
    const { name, data } = job;
    if (name === 'deliver') return this.deliver.execute((data as { endpointId: string }).endpointId);
    if (name === 'look-for-due') return this.lookForDue();
    return leaveToNewer(job, token);
  }

  private async lookForDue(): Promise<void> {
    const due = await this.endpoints.withDueDeliveries();
    await addJobs(this.queue, due.map(toDeliver));
  }
}

function toDeliver(endpointId: string) {
  const opts = { deduplication: { id: endpointId, keepLastIfActive: true }, removeOnComplete: true };
  return { name: 'deliver', data: { endpointId }, opts };
}
