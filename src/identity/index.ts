export { DEMONSTRATION_PRINCIPALS, Principals } from './application/principals.js';
export * from './domain/identity.errors.js';
export * from './domain/principal.js';
export { ActingPrincipal, CurrentPrincipal, RequiresRole } from './http/current-principal.js';
export { IDENTITY_PROBLEMS } from './http/identity.problems.js';
export { IdentityModule } from './identity.module.js';
export { IdentityHttpModule } from './identity-http.module.js';
