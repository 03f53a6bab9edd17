export * from './domain/vacancy.js';
