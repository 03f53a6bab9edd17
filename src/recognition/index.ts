export * from './domain/assessment.js';
