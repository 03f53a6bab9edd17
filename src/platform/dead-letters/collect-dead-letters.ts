import { WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Job, Worker } from 'bullmq';
import { deadLetters } from '../telemetry/metrics.js';
import { DeadLetters } from './dead-letters.js';

/** Listens to every worker of this process: a job that is not tried again becomes a dead letter. */
@Injectable()
export class CollectDeadLetters implements OnApplicationBootstrap {
  private readonly log = new Logger(CollectDeadLetters.name);

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly letters: DeadLetters,
  ) {}

  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (instance instanceof WorkerHost) this.listenTo(instance.worker);
    }
  }

  private listenTo(worker: Worker): void {
    worker.on('failed', (job: Job | undefined, error: Error) => {
      if (!job || !isGivenUp(job, error)) return;
      this.keep(job, error).catch((fault: Error) => this.log.error(`dead letter of job ${job.id} was not kept: ${fault.message}`));
    });
  }

  private async keep({ queueName: queue, name, data, attemptsMade: attempts }: Job, { message: reason }: Error): Promise<void> {
    deadLetters.inc({ queue, job: name });
    await this.letters.keep({ queue, name, data, reason, attempts });
  }
}

function isGivenUp({ attemptsMade, opts }: Job, error: Error): boolean {
  return error.name === 'UnrecoverableError' || attemptsMade >= (opts.attempts ?? 1);
}
