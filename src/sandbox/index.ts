export { SANDBOX_PROBLEMS } from './http/sandbox.problems.js';
export { SANDBOX_SUBSCRIPTIONS } from './queue/sandbox.processor.js';
export { SandboxModule } from './sandbox.module.js';
export { SandboxHttpModule } from './sandbox-http.module.js';
export { SandboxQueueModule } from './sandbox-queue.module.js';
