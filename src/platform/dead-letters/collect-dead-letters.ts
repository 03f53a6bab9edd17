import { setTimeout as pause } from 'node:timers/promises';
import { WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import type { Job, Worker } from 'bullmq';
import { deadLetters } from '../telemetry/metrics.js';
import { DeadLetters } from './dead-letters.js';

const AGAIN_MS = 2_000;

/** Listens to every worker of this process: a job that is not tried again becomes a dead letter. */
@Injectable()
export class CollectDeadLetters implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(CollectDeadLetters.name);
  private stopped = false;

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly letters: DeadLetters,
  ) {}

  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (instance instanceof WorkerHost) this.listenTo(instance.worker);
    }
  }

  beforeApplicationShutdown(): void {
    this.stopped = true;
  }

  private listenTo(worker: Worker): void {
    worker.on('failed', (job: Job | undefined, error: Error) => {
      if (!job || !isGivenUp(job, error)) return;
      void this.keep(job, error);
    });
  }

  /** Until it is kept: of a job that was given up without its letter nobody would know. */
  private async keep({ id, queueName: queue, name, data, attemptsMade: attempts }: Job, { message: reason }: Error): Promise<void> {
    deadLetters.inc({ queue, job: name });
    for (let tried = 1; !this.stopped; tried++) {
      const fault = await this.letters.keep({ queue, name, data, reason, attempts }).then(() => undefined, String);
      if (!fault) return;
      if (tried === 1) this.log.error(`dead letter of job ${id} is not kept yet: ${fault}`);
      await pause(AGAIN_MS, undefined, { ref: false });
    }
    this.log.error(`dead letter of job ${id} was not kept`);
  }
}

function isGivenUp({ attemptsMade, opts }: Job, error: Error): boolean {
  return error.name === 'UnrecoverableError' || attemptsMade >= (opts.attempts ?? 1);
}
