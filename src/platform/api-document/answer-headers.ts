import type { PlacedOperation, ResponseObject } from './document-parts.js';

const text = (description: string, example: string) => ({ description, schema: { type: 'string', example } });

/** Headers of answers, each once in the components of the document. */
export const ANSWER_HEADERS = {
  'X-Request-Id': text('The one sent, or one of ours; name it when you ask us', '01900000-0000-7001-8000-0000000000aa'),
  RateLimit: text(
    'What is left of the quota, and the seconds until it is whole again (draft-ietf-httpapi-ratelimit-headers)',
    '"client";r=5990;t=42',
  ),
  'RateLimit-Policy': text('The quota: requests in a window of so many seconds', '"client";q=6000;w=60'),
  'Retry-After': text('Seconds to wait', '5'),
  ETag: text('Of this state: send it in If-None-Match to be spared an answer, in If-Match to change it', '"7-k3Jx0aTq"'),
  Link: text('The next page (RFC 8288)', '</v1/vacancies?cursor=YWZ0ZXI6MQ>; rel="next"'),
} as const;
type AnswerHeader = keyof typeof ANSWER_HEADERS;

const EVERYWHERE = ['X-Request-Id', 'RateLimit', 'RateLimit-Policy'] as const;

/** Every answer says its headers; a read also that nothing has changed since. */
export function declareHeaders({ operation, method }: PlacedOperation): void {
  const responses = operation.responses as Record<string, ResponseObject>;
  const isPaged = (operation.parameters ?? []).some((one) => 'name' in one && one.name === 'cursor');
  if (method === 'get' && responses['200']) responses['304'] = { description: 'Nothing has changed since If-None-Match' };
  for (const [status, response] of Object.entries(responses)) {
    const names: readonly AnswerHeader[] = [
      ...EVERYWHERE,
      ...(status === '503' || status === '429' ? (['Retry-After'] as const) : []),
      ...(method === 'get' && (status === '200' || status === '304') ? (['ETag'] as const) : []),
      ...(isPaged && status === '200' ? (['Link'] as const) : []),
    ];
    response.headers = {
      ...response.headers,
      ...Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }])),
    };
  }
}
