import { RECIPIENT_KINDS, REFERRAL_STATES, STEP_KINDS } from '../../referrals/index.js';
import { DISABLED_BECAUSE } from '../domain/webhook-endpoint.js';
import { VERIFICATION, WEBHOOK_EVENTS, type WebhookEvent } from '../domain/webhook-event.js';

const ID = { type: 'string', format: 'uuid', example: '01900000-0000-7000-8000-000000000000' };
const COUNTRY = { type: 'string', example: 'MD', description: 'ISO 3166-1 alpha-2' };
const REVISION = { type: 'integer', minimum: 1, example: 7 };
const text = (example: string, description?: string) => ({ type: 'string', example, ...(description && { description }) });
const oneOf = (values: readonly string[]) => ({ type: 'string', enum: [...values] });
const STATE = { ...oneOf(REFERRAL_STATES), example: 'contacted' };

/** What the data of each message name, beside which nothing is sent. */
const DATA: Readonly<Record<WebhookEvent | typeof VERIFICATION, Readonly<Record<string, object>>>> = {
  'vacancies.changed': { revision: { ...REVISION, description: 'Of all vacancies; see GET /v1/vacancies/changes' } },
  'profile.changed': { profileId: ID, revision: REVISION },
  'profile.erased': { profileId: ID },
  'assessment.changed': { profileId: ID, profileRevision: REVISION, recognitionRevision: REVISION },
  'recognition-case.opened': { caseId: ID, country: COUNTRY, purpose: text('title') },
  'recognition-case.near-limit': { caseId: ID, decideBy: { type: 'string', format: 'date' } },
  'referral.moved': {
    ...{ referralId: ID, country: COUNTRY, recipient: oneOf(RECIPIENT_KINDS) },
    ...{ step: { ...oneOf(STEP_KINDS), example: 'contacted' }, state: STATE },
  },
  'referral.reminder-due': { referralId: ID, country: COUNTRY, state: STATE, dueOn: { type: 'string', format: 'date' } },
  'agreement.changed': { agreementId: text('ro-md-education'), revision: REVISION, parties: { type: 'array', items: COUNTRY } },
  'operation.ended': { operationId: ID, status: text('done') },
  'webhook-endpoint.disabled': { endpointId: ID, organisation: text('demo-office'), country: COUNTRY, because: oneOf(DISABLED_BECAUSE) },
  [VERIFICATION]: { endpointId: ID, challenge: text('a-word-of-ours', 'Answer it as { "challenge": … }') },
};

const ABOUT: Readonly<Record<string, string>> = {
  ...WEBHOOK_EVENTS,
  [VERIFICATION]: 'A challenge: an address that answers the same word is told what it asked for',
};

/** Each message that is sent to an address, by its type: what it is about, and the schema of its body. */
export const WEBHOOK_MESSAGES = Object.entries(DATA).map(([type, properties]) => ({
  ...{ type, summary: ABOUT[type] ?? type },
  schema: {
    type: 'object',
    required: ['type', 'timestamp', 'data'],
    additionalProperties: false,
    properties: {
      ...{ type: { type: 'string', const: type }, timestamp: { type: 'string', format: 'date-time' } },
      data: {
        type: 'object',
        required: Object.keys(properties).filter((name) => name !== 'step'),
        additionalProperties: false,
        properties,
      },
    },
  },
}));
