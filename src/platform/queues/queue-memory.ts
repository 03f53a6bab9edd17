import { WorkerHost } from '@nestjs/bullmq';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Redis } from 'ioredis';
import { InjectConfiguration } from '../configuration/configuration.module.js';
import type { Configuration } from '../configuration/settings.js';
import { newId } from '../database/new-id.js';
import type { QueueConnection } from './queue-connection.js';
import { QUEUE_CONNECTION } from './queues.js';

const NONE = 'none';

/**
 * Redis may come back empty, or as it was some minutes ago. It carries a mark of how far it was told, which goes with the jobs; whoever keeps the truth
 * compares. Queues in PostgreSQL forget nothing that the truth beside them remembers.
 */
@Injectable()
export class QueueMemory {
  private readonly log = new Logger(QueueMemory.name);
  private known: string | undefined;

  constructor(
    @Inject(QUEUE_CONNECTION) private readonly connection: QueueConnection,
    @InjectConfiguration() private readonly configuration: Configuration,
    private readonly discovery: DiscoveryService,
  ) {}

  /** @param until when a batch of events was handed over, microseconds of the database's clock */
  async toldUntil(until: number): Promise<void> {
    if (this.connection instanceof Redis) await this.connection.zadd(this.key('told'), 'GT', until, 'until');
  }

  /** @returns up to when the queues remember what they were told, in microseconds; 0: of nothing; undefined: of everything */
  async remembers(): Promise<number | undefined> {
    if (!(this.connection instanceof Redis)) return undefined;
    const [memory, until] = await Promise.all([this.connection.get(this.key('memory')), this.connection.zscore(this.key('told'), 'until')]);
    if (memory && memory !== this.known) await this.begin(memory);
    if (memory) return Number(until ?? 0);
    this.known ??= NONE;
    return 0;
  }

  /** What had been forgotten has been told again. */
  async beginAnew(): Promise<void> {
    if (this.connection instanceof Redis) await this.connection.set(this.key('memory'), newId(), 'NX');
  }

  /** What a process asks of its queues when it starts, repeating jobs above all, it asks of queues that have forgotten. */
  private async begin(memory: string): Promise<void> {
    if (this.known) {
      this.log.warn('Redis was empty. What this process asks for when it starts, it asks for again.');
      for (const { instance } of this.discovery.getProviders()) if (instance instanceof WorkerHost) await begin(instance);
    }
    this.known = memory;
  }

  private key(name: string): string {
    return `${this.configuration.queuePrefix}:passerelle:${name}`;
  }
}

async function begin(host: WorkerHost & { onApplicationBootstrap?: () => Promise<void> }): Promise<void> {
  await host.onApplicationBootstrap?.();
}
