export { LoadDemonstration } from './application/load-demonstration.js';
export { DemonstrationModule } from './demonstration.module.js';
