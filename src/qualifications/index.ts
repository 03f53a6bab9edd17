export { NationalStandards } from './application/national-standards.js';
export { Qualifications } from './application/qualifications.js';
export * from './domain/certificate-rule.js';
export * from './domain/find-qualification.js';
export * from './domain/national-standard.js';
export * from './domain/qualification.js';
export { QUALIFICATIONS_PROBLEMS } from './http/qualifications.problems.js';
export { QualificationsModule } from './qualifications.module.js';
export { QualificationsHttpModule } from './qualifications-http.module.js';
