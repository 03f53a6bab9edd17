import type { Problems } from '../problem-details/problems.js';
import { contentOf, needOf, type PlacedOperation, parametersOf, type ResponseObject } from './document-parts.js';

/** What any operation may answer because of what it is: open or not, with parameters, a body, a key against repeats. */
export function commonProblems(placed: PlacedOperation): readonly string[] {
  const { operation, method } = placed;
  const parameters = parametersOf(operation);
  const isPaged = parameters.some(({ name }) => name === 'cursor');
  return [
    'quota-exceeded',
    'overloaded',
    'not-ready',
    ...(parameters.length || method !== 'get' ? ['invalid-parameter'] : []),
    ...(parameters.some((one) => one.in === 'query') ? ['address-too-long'] : []),
    ...(isPaged ? ['invalid-cursor', 'invalid-limit'] : []),
    ...(method !== 'get' ? ['malformed-body', 'body-too-large', 'unsupported-media-type'] : []),
    ...(Object.keys(contentOf(operation)).length ? ['validation-failed'] : []),
    ...(needOf(operation) ? REFUSALS : []),
    ...(parameters.some((one) => one.in === 'path') ? ['not-found'] : []),
    ...(parameters.some(({ name }) => name === 'profileId') ? ['subject-erased'] : []),
    ...(parameters.some(({ name }) => name === 'Idempotency-Key') ? ['idempotency-key-reused', 'idempotency-key-in-flight'] : []),
    ...(parameters.some(({ name }) => name === 'If-Match') ? ['changed-meanwhile', 'precondition-required'] : []),
    ...(parameters.some(({ name }) => name === 'Purpose-Of-Use') ? ['unknown-purpose-of-use'] : []),
  ];
}

const REFUSALS = [
  'token-required',
  'scope-required',
  'role-required',
  'installation-token-required',
  'not-for-this-country',
  'out-of-reach',
  'reason-required',
  'cross-site-request',
  'issuer-unreachable',
];

const PROBLEM = { schema: { $ref: '#/components/schemas/Problem' } };

/** Declares, beside what the route itself says, every problem that is common; each with the body that explains it. */
export function declareProblems(placed: PlacedOperation, problems: Problems): void {
  const responses = placed.operation.responses as Record<string, ResponseObject>;
  for (const code of commonProblems(placed)) {
    const status = String(problems[code]?.status);
    const words = responses[status]?.description ?? '';
    const description = words.includes(code) ? words : [words, code].filter(Boolean).join(', ');
    responses[status] = { ...responses[status], description };
  }
  for (const [status, response] of Object.entries(responses)) {
    if (Number(status) >= 400) response.content = { 'application/problem+json': PROBLEM };
  }
}

/** Source: RFC 9457. */
export const PROBLEM_SCHEMA = {
  type: 'object',
  description: 'What went wrong, and what to do about it',
  required: ['type', 'title', 'status', 'code', 'detail'],
  additionalProperties: false,
  properties: {
    type: { type: 'string', format: 'uri-reference', description: 'A page that explains the code', example: '/problems/validation-failed' },
    title: { type: 'string', example: 'The body does not fit' },
    status: { type: 'integer', minimum: 400, maximum: 599, example: 422 },
    code: { type: 'string', description: 'Stable; what a program decides by', example: 'validation-failed' },
    detail: { type: 'string', description: 'What to do', example: 'One field does not fit: /region. See errors for what would be right.' },
    instance: { type: 'string', description: 'The reference under which it is written down' },
    errors: { type: 'array', description: 'Every wrong field of a body', items: { $ref: '#/components/schemas/FieldError' } },
  },
} as const;

export const FIELD_ERROR_SCHEMA = {
  type: 'object',
  required: ['pointer', 'code', 'detail'],
  additionalProperties: true,
  properties: {
    pointer: { type: 'string', description: 'RFC 6901', example: '/region' },
    code: { type: 'string', example: 'invalid-region-code' },
    detail: { type: 'string', example: '"MD-XX" is not a region.' },
  },
} as const;
