import { WorkerHost } from '@nestjs/bullmq';
import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';

interface Emitter {
  readonly name: string;
  on(event: 'error', hear: (error: Error) => void): void;
}

/** What goes wrong beside the jobs, as a lost connection: told in one line. Unheard, the whole connection would be printed, its password included. */
@Injectable()
export class QueueErrors implements OnApplicationBootstrap {
  private readonly log = new Logger(QueueErrors.name);

  constructor(private readonly discovery: DiscoveryService) {}

  onApplicationBootstrap(): void {
    for (const { instance } of this.discovery.getProviders()) {
      if (instance instanceof WorkerHost) this.hear(instance.worker);
      else if (isQueue(instance)) this.hear(instance);
    }
  }

  private hear(emitter: Emitter): void {
    emitter.on('error', ({ message }) => this.log.warn(`queue ${emitter.name}: ${message}`));
  }
}

/** Those that the Nest module has made; they come from another build of the same package, so that `instanceof` does not know them. */
function isQueue(instance: unknown): instance is Emitter {
  return (instance as { constructor?: { name?: string } } | undefined)?.constructor?.name === 'Queue';
}
