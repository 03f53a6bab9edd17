import { InjectQueue, Processor, WorkerHost } from '@nestjs/bullmq';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { type Job, type Queue } from 'bullmq';
import { leaveToNewer } from '../queues/leave-to-newer.js';
import { LookRegularly } from '../queues/look-regularly.js';
import { Tenants } from '../queues/tenants.js';
import type { WhoseJobs } from '../queues/whose-job.js';
import { WORKER_OPTIONS } from '../queues/worker-options.js';
import { jobsEnded } from '../telemetry/metrics.js';
import { SendDueLetters } from './send-due-letters.js';

const LOOK_MS = 30_000;

export const MAIL_WHOSE: WhoseJobs = {
  'send-due': { spans: 'hands over the letter that is due longest, whoever it is for, and opens one at a time' },
};

/** Letters when they are posted, and those that were put off when their time has come. */
@Processor('mail', { concurrency: 1, ...WORKER_OPTIONS })
export class MailProcessor extends WorkerHost implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly due = new LookRegularly('letters that are due', () => this.lookForDue(), LOOK_MS);

  constructor(
    private readonly sendDue: SendDueLetters,
    private readonly tenants: Tenants,
    @InjectQueue('mail') private readonly queue: Queue,
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

  private lookForDue() {
    const opts = { deduplication: { id: 'send-due', keepLastIfActive: true }, removeOnComplete: true };
    return this.queue.add('send-due', {}, opts);
  }

  override process(job: Job, token?: string): Promise<void> {
    return this.tenants.within(job, token, MAIL_WHOSE, () => this.work(job, token));
  }

  private async work(job: Job, token?: string): Promise<void> {
    if (job.name !== 'send-due') return leaveToNewer(job, token);
    const went = await this.sendDue.execute();
    for (const [by, n] of went) if (n) jobsEnded.inc({ queue: 'mail', job: 'letter', outcome: by }, n);
  }
}
