import { InjectQueue, OnWorkerEvent, Processor, WorkerHost } from '@nestjs/bullmq';
import { Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import type { DomainEvent, Subscription } from '../../platform/outbox/outbox.js';
import { leaveToNewer } from '../../platform/queues/leave-to-newer.js';
import { WORKER_OPTIONS } from '../../platform/queues/worker-options.js';
import { jobsEnded } from '../../platform/telemetry/metrics.js';
import { DeliverMessages } from '../application/deliver-messages.js';
import { TellOrganisations } from '../application/tell-organisations.js';
import { parseWebhookEvent, type WebhookEvent } from '../domain/webhook-event.js';
import { WebhookEndpointsRepository } from '../storage/webhook-endpoints.repository.js';

/** What is told outside, of what is told inside. */
const TOLD: Readonly<Partial<Record<WebhookEvent, DomainEvent['name']>>> = {
  'vacancies.changed': 'vacancy.changed.v1',
  'profile.changed': 'profile.changed.v1',
  'assessment.changed': 'recognition.assessed.v1',
  'recognition-case.opened': 'recognition.case-opened.v1',
  'agreement.changed': 'agreement.changed.v1',
  'operation.ended': 'operation.ended.v1',
  'webhook-endpoint.disabled': 'webhook-endpoint.disabled.v1',
};

export const WEBHOOKS_SUBSCRIPTIONS: readonly Subscription[] = Object.entries(TOLD).map(([job, event]) => ({
  ...{ event, queue: 'webhooks', job },
}));

const LOOK_MS = 2_000;

/** Two queues: making messages of events is quick and never waits behind a receiver that is slow. */
@Processor('webhooks', { concurrency: 4, ...WORKER_OPTIONS })
export class WebhooksProcessor extends WorkerHost {
  private readonly log = new Logger(WebhooksProcessor.name);

  constructor(
    private readonly tell: TellOrganisations,
    @InjectQueue('webhook-deliveries') private readonly deliveries: Queue,
  ) {
    super();
  }

  override async process(job: Job): Promise<void> {
    const type = parseWebhookEvent(job.name);
    const eventId = job.id?.slice(0, -`-${job.name}`.length) ?? '';
    const reached = await this.tell.execute(eventId, type, job.data as Record<string, unknown>);
    await this.deliveries.addBulk(reached.map(toDeliver));
  }

  @OnWorkerEvent('completed')
  completed(job: Job): void {
    jobsEnded.inc({ queue: 'webhooks', job: job.name, outcome: 'completed' });
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    jobsEnded.inc({ queue: 'webhooks', job: job?.name ?? 'unknown', outcome: 'failed' });
    this.log.warn({ job: job?.id, name: job?.name, attempts: job?.attemptsMade, message: error.message });
  }
}

/** At most one job an address: a slow receiver holds up nobody else. */
@Processor('webhook-deliveries', { concurrency: 16, ...WORKER_OPTIONS })
export class WebhookDeliveriesProcessor extends WorkerHost implements OnApplicationBootstrap {
  private readonly log = new Logger(WebhookDeliveriesProcessor.name);

  constructor(
    private readonly deliver: DeliverMessages,
    private readonly endpoints: WebhookEndpointsRepository,
    @InjectQueue('webhook-deliveries') private readonly queue: Queue,
  ) {
    super();
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.queue.upsertJobScheduler('look-for-due', { every: LOOK_MS }, { name: 'look-for-due', opts: { removeOnComplete: true } });
  }

  override async process(job: Job, token?: string): Promise<void> {
    const { name, data } = job;
    if (name === 'deliver') return this.deliver.execute((data as { endpointId: string }).endpointId);
    if (name === 'look-for-due') return void (await this.queue.addBulk((await this.endpoints.withDueDeliveries()).map(toDeliver)));
    return leaveToNewer(job, token);
  }

  @OnWorkerEvent('failed')
  failed(job: Job | undefined, error: Error): void {
    jobsEnded.inc({ queue: 'webhook-deliveries', job: job?.name ?? 'unknown', outcome: 'failed' });
    this.log.warn({ job: job?.id, name: job?.name, attempts: job?.attemptsMade, message: error.message });
  }
}

function toDeliver(endpointId: string) {
  const opts = { deduplication: { id: endpointId, keepLastIfActive: true }, removeOnComplete: true, attempts: 1 };
  return { name: 'deliver', data: { endpointId }, opts };
}
