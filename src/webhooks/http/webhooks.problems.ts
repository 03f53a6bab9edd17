import type { Problems } from '../../platform/problem-details/problems.js';

export const WEBHOOKS_PROBLEMS: Problems = {
  'webhook-endpoint-not-found': { status: 404, title: 'No such address' },
  'webhook-delivery-not-found': { status: 404, title: 'No such delivery' },
  'webhook-endpoint-known': { status: 409, title: 'Your organisation has this address' },
  'too-many-webhook-endpoints': { status: 409, title: 'Too many addresses' },
  'webhook-endpoint-not-active': { status: 409, title: 'The address is told nothing at the moment' },
  'webhook-receiver-not-verified': { status: 422, title: 'The address did not prove that it wants to be told' },
  'outgoing-refused': { status: 422, title: 'This address is not called' },
  'outgoing-failed': { status: 422, title: 'This address does not answer' },
  'unknown-webhook-event': { status: 422, title: 'Nobody is told of this' },
  'unknown-delivery-state': { status: 400, title: 'No such state of a delivery' },
};
