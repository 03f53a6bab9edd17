export * from './domain/agreement.js';
export * from './domain/agreement-event.js';
export * from './domain/condition.js';
export * from './domain/provision.js';
