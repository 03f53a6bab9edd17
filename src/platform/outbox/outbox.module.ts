import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ForgottenEvents } from './forgotten-events.js';
import { Outbox, SUBSCRIPTIONS, type Subscription } from './outbox.js';
import { OutboxRelay } from './outbox-relay.js';

@Global()
@Module({})
export class OutboxModule {
  static forRoot(subscriptions: readonly Subscription[]): DynamicModule {
    return {
      module: OutboxModule,
      providers: [Outbox, ForgottenEvents, OutboxRelay, { provide: SUBSCRIPTIONS, useValue: subscriptions }],
      exports: [Outbox, OutboxRelay],
    };
  }
}
