import type { OpenAPIObject } from '@nestjs/swagger';

/** A message that this service sends to addresses of others. */
export interface WebhookMessageTold {
  readonly type: string;
  readonly summary: string;
  readonly schema: object;
}

const SIGNED = [
  ['webhook-id', 'The same however often the message is sent', 'msg_01900000-0000-7000-8000-000000000000'],
  ['webhook-timestamp', 'Seconds since 1970 of this attempt; refuse what is older than five minutes', '1764000000'],
  ['webhook-signature', 'v1 and the HMAC of SHA-256 over id, timestamp and body, in base64; several stand apart by spaces', 'v1,…'],
] as const;

/** Says of each message what a receiver is sent and what it answers (OpenAPI 3.1, `webhooks`). Changes `document`. */
export function declareWebhooks(document: OpenAPIObject, tag: string, messages: readonly WebhookMessageTold[]): void {
  const told = messages.map((message) => [message.type, { post: operationOf(tag, message) }]);
  Object.assign(document, { webhooks: Object.fromEntries(told) });
}

function operationOf(tag: string, { type, summary, schema }: WebhookMessageTold) {
  const parameters = SIGNED.map(([name, description, example]) => ({
    ...{ name, in: 'header', required: true, description },
    schema: { type: 'string', example },
  }));
  const operationId = `told_${type.replaceAll(/[.-]/g, '_')}`;
  return {
    ...{ operationId, summary, tags: [tag], parameters, security: [] },
    description: `${summary}. Signed as Standard Webhooks 1.0.0 describes.`,
    requestBody: { required: true, content: { 'application/json': { schema } } },
    responses: {
      '2XX': { description: 'Received; anything else is tried again later' },
      '410': { description: 'Nothing is sent to this address any more' },
    },
  };
}
