export { type DemonstrationPerson, demonstrationPeople, demonstrationVacancies } from './application/demonstration-data.js';
export { LayTheDesk } from './application/lay-the-desk.js';
export { LoadDemonstration } from './application/load-demonstration.js';
export { DemonstrationModule } from './demonstration.module.js';
