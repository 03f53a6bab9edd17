export * from './domain/find-qualification.js';
export * from './domain/qualification.js';
