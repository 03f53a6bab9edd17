export { LEAST_PEOPLE } from './domain/by-sex.js';
export { EvidenceModule } from './evidence.module.js';
export { EvidenceHttpModule } from './evidence-http.module.js';
export { EvidenceQueueModule } from './evidence-queue.module.js';
export { EVIDENCE_EXAMPLES } from './http/evidence.examples.js';
export { EVIDENCE_SUBSCRIPTIONS } from './queue/evidence.processor.js';
export { EVIDENCE_OF_TENANT } from './storage/evidence-of-tenant.js';
