export { CountStatistics } from './application/count-statistics.js';
export { STATISTICS_PROBLEMS } from './http/statistics.problems.js';
export { StatisticsModule } from './statistics.module.js';
export { StatisticsHttpModule } from './statistics-http.module.js';
export { StatisticsQueueModule } from './statistics-queue.module.js';
export { STATISTICS_OF_TENANT } from './storage/statistics-of-tenant.js';
