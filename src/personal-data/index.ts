export { ApplyRetention } from './application/apply-retention.js';
export { ReplayErasures } from './application/replay-erasures.js';
export { PERSONAL_DATA_PROBLEMS } from './http/personal-data.problems.js';
export { PersonalDataModule } from './personal-data.module.js';
export { PersonalDataHttpModule } from './personal-data-http.module.js';
export { PersonalDataQueueModule } from './personal-data-queue.module.js';
export { PERSONAL_DATA_SUBSCRIPTIONS } from './queue/personal-data.processor.js';
export { ErasureLedger } from './storage/erasure-ledger.js';
