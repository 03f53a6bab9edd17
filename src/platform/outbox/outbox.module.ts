import { type DynamicModule, Global, Module } from '@nestjs/common';
import { Outbox, SUBSCRIPTIONS, type Subscription } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';

@Global()
@Module({})
export class OutboxModule {
  static forRoot(subscriptions: readonly Subscription[]): DynamicModule {
    return {
      module: OutboxModule,
      providers: [Outbox, OutboxRelay, { provide: SUBSCRIPTIONS, useValue: subscriptions }],
      exports: [Outbox, OutboxRelay],
    };
  }
}
