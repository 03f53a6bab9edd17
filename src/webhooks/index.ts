export { WEBHOOKS_EXAMPLES } from './http/webhooks.examples.js';
export { WEBHOOKS_PROBLEMS } from './http/webhooks.problems.js';
export { WEBHOOKS_SUBSCRIPTIONS } from './queue/webhooks.processor.js';
export { WebhooksHoldings } from './storage/webhooks-holdings.js';
export { WEBHOOKS_RETENTION } from './storage/webhooks-retention.js';
export { WebhooksModule } from './webhooks.module.js';
export { WebhooksHttpModule } from './webhooks-http.module.js';
export { WebhooksQueueModule } from './webhooks-queue.module.js';
