import { WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Job, Worker } from 'bullmq';
import { jobsEnded } from '../telemetry/metrics.js';

interface Emitter {
  readonly name: string;
  on(event: 'error', hear: (error: Error) => void): void;
}

/** Every job of this process that ends is counted and told in one line, of whichever queue; and so is what goes wrong beside the jobs. */
@Injectable()
export class HearQueues implements OnApplicationBootstrap {
  private readonly log = new Logger(HearQueues.name);

  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (instance instanceof WorkerHost) this.hearJobs(instance.worker);
      if (instance instanceof WorkerHost) this.hearErrors(instance.worker);
      else if (isQueue(instance)) this.hearErrors(instance);
    }
  }

  private hearJobs(worker: Worker): void {
    const queue = worker.name;
    worker.on('completed', ({ id, name, attemptsMade }: Job) => {
      jobsEnded.inc({ queue, job: name, outcome: 'completed' });
      this.log.log({ queue, job: id, name, attempts: attemptsMade });
    });
    worker.on('failed', (job: Job | undefined, { message }: Error) => {
      jobsEnded.inc({ queue, job: job?.name ?? 'unknown', outcome: 'failed' });
      this.log.warn({ queue, job: job?.id, name: job?.name, attempts: job?.attemptsMade, message });
    });
  }

  /** As a lost connection. Unheard, the whole connection would be printed, its password included. */
  private hearErrors(emitter: Emitter): void {
    emitter.on('error', ({ message }) => this.log.warn(`queue ${emitter.name}: ${message}`));
  }
}

/** Those that the Nest module has made; they come from another build of the same package, so that `instanceof` does not know them. */
function isQueue(instance: unknown): instance is Emitter {
  return (instance as { constructor?: { name?: string } } | undefined)?.constructor?.name === 'Queue';
}
