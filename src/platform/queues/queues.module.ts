import { BullModule } from '@nestjs/bullmq';
import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { JOB_TRACES } from '../telemetry/trace-jobs.js';
import { DrainWorkers } from './drain-workers.js';
import { HearQueues } from './hear-queues.js';
import { putOffWhileAway } from './put-off-while-away.js';
import type { QueueConnection } from './queue-connection.js';
import { QueueMemory } from './queue-memory.js';
import { JOB_DEFAULTS, QUEUE_CONNECTION, Queues } from './queues.js';
import { Tenants } from './tenants.js';

@Global()
@Module({})
export class QueuesModule {
  /** @param connection made by `openQueueConnection`, closed by its maker after the application */
  static forRoot(connection: QueueConnection, prefix: string): DynamicModule {
    putOffWhileAway();
    return {
      module: QueuesModule,
      imports: [
        DiscoveryModule,
        BullModule.forRoot({ connection: connection as never, prefix, defaultJobOptions: JOB_DEFAULTS as never, telemetry: JOB_TRACES }),
      ],
      providers: [Queues, QueueMemory, DrainWorkers, HearQueues, Tenants, { provide: QUEUE_CONNECTION, useValue: connection }],
      exports: [Queues, QueueMemory, Tenants],
    };
  }
}
