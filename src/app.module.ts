import { type DynamicModule, Module, type Type } from '@nestjs/common';
import type { Configuration, Role } from './platform/configuration/settings.js';
import type { Subscription } from './platform/outbox/outbox.js';
import { PagesModule } from './platform/pages/pages.module.js';
import { PlatformModule } from './platform/platform.module.js';
import { PlatformHttpModule } from './platform/platform-http.module.js';
import { ProblemsModule } from './platform/problem-details/problems.module.js';
import type { QueueConnection } from './platform/queues/queue-connection.js';
import { PROBLEMS } from './problems.js';
import { RECORDS } from './records.js';

/** Use cases and storage, in the order of knowledge; every process has them. */
const MODULES: readonly Type[] = [];

/** What each role adds: controllers and pages, or the processors of queues. */
const ADAPTERS: Readonly<Record<Role, readonly Type[]>> = {
  api: [PlatformHttpModule],
  recognition: [],
  matching: [],
  imports: [],
};

const SUBSCRIPTIONS: readonly Subscription[] = [];

@Module({})
export class AppModule {
  static for(configuration: Configuration, queueConnection: QueueConnection): DynamicModule {
    const roles = configuration.roles as readonly Role[];
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot({ configuration, queueConnection, records: RECORDS, subscriptions: SUBSCRIPTIONS }),
        PagesModule,
        ProblemsModule.forRoot(PROBLEMS),
        ...MODULES,
        ...roles.flatMap((role) => ADAPTERS[role]),
      ],
    };
  }
}
