import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSourceOptions, EntitySchema } from 'typeorm';
import { DatabaseWatch } from './availability/database-watch.js';
import { ConfigurationModule } from './configuration/configuration.module.js';
import type { Configuration } from './configuration/settings.js';
import { PlatformHoldings } from './data-subjects/platform-holdings.js';
import { databaseOptions } from './database/data-source.js';
import { DataSourceWithinReach } from './database/data-source-within-reach.js';
import { CollectDeadLetters } from './dead-letters/collect-dead-letters.js';
import { DeadLetters } from './dead-letters/dead-letters.js';
import { EncryptionModule } from './encryption/encryption.module.js';
import type { PlainRows } from './encryption/seal-plain-rows.js';
import { HealthController } from './health/health.controller.js';
import { ReadinessProbe } from './health/readiness.js';
import { Acts } from './idempotency/acts.js';
import { LetterWords } from './mail/letter-words.js';
import { LettersRepository } from './mail/letters.repository.js';
import { Mail } from './mail/mail.js';
import { MoveOperation } from './operations/move-operation.js';
import { Operations } from './operations/operations.js';
import { ShownWork } from './operations/shown-work.js';
import type { Subscription } from './outbox/outbox.js';
import { OutboxModule } from './outbox/outbox.module.js';
import { OutboxRecord } from './outbox/outbox.record.js';
import { Outgoing, RESOLVE, resolveByName } from './outgoing/outgoing.js';
import { PDF_LIMITS, Pdfs } from './pdf/pdfs.js';
import type { QueueConnection } from './queues/queue-connection.js';
import { QueuesModule } from './queues/queues.module.js';
import { HourlyCounts } from './quotas/hourly-counts.js';
import { Measures } from './telemetry/measures.js';

export interface PlatformOptions {
  readonly configuration: Configuration;
  readonly queueConnection: QueueConnection;
  readonly records: readonly (Function | EntitySchema)[];
  readonly subscriptions: readonly Subscription[];
  readonly plainRows: readonly PlainRows[];
}

/** What every process has, whatever its roles: configuration, rows, queues, outbox, operations, health. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot({ configuration, queueConnection, records, subscriptions, plainRows }: PlatformOptions): DynamicModule {
    const { databaseUrl, databaseConnections, queuePrefix } = configuration;
    return {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        ConfigurationModule.forRoot(configuration),
        TypeOrmModule.forRootAsync({
          useFactory: () => ({
            ...databaseOptions(databaseUrl, [OutboxRecord, ...records] as never, databaseConnections),
            retryAttempts: 3,
          }),
          dataSourceFactory: async (options) => new DataSourceWithinReach(options as DataSourceOptions),
        }),
        QueuesModule.forRoot(queueConnection, queuePrefix),
        OutboxModule.forRoot(subscriptions),
        EncryptionModule.forRoot(configuration, plainRows),
      ],
      controllers: [HealthController],
      providers: [
        Acts,
        PlatformHoldings,
        DeadLetters,
        CollectDeadLetters,
        Operations,
        MoveOperation,
        ShownWork,
        ReadinessProbe,
        DatabaseWatch,
        Measures,
        Outgoing,
        LettersRepository,
        Mail,
        LetterWords,
        HourlyCounts,
        { provide: Pdfs, useFactory: () => new Pdfs(PDF_LIMITS) },
        { provide: RESOLVE, useValue: resolveByName },
      ],
      exports: [
        Acts,
        PlatformHoldings,
        DeadLetters,
        Operations,
        MoveOperation,
        ShownWork,
        ReadinessProbe,
        DatabaseWatch,
        Measures,
        Outgoing,
        LettersRepository,
        Mail,
        LetterWords,
        HourlyCounts,
        Pdfs,
      ],
    };
  }
}
