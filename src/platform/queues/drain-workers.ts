import { WorkerHost } from '@nestjs/bullmq';
import { type BeforeApplicationShutdown, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

const PATIENCE_MS = 20_000;

/** Workers finish their jobs before anything that they use is closed; what runs longer is left to stalled recovery. */
@Injectable()
export class DrainWorkers implements BeforeApplicationShutdown {
  constructor(private readonly discovery: DiscoveryService) {}

  async beforeApplicationShutdown(): Promise<void> {
    const workers = this.discovery
      .getProviders()
      .map(({ instance }) => instance)
      .filter((instance) => instance instanceof WorkerHost)
      .map(({ worker }) => worker);
    const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), PATIENCE_MS).unref());
    if ((await Promise.race([Promise.all(workers.map((worker) => worker.close())), late])) !== 'late') return;
    Logger.warn(`jobs still run after ${PATIENCE_MS / 1000} s and will be taken over`, DrainWorkers.name);
    await Promise.all(workers.map((worker) => worker.close(true)));
  }
}
