export * from './domain/profile.js';
