import { createHmac, randomBytes } from 'node:crypto';

const PREFIX = 'whsec_';

/** Of 256 bits, in the form that the libraries of Standard Webhooks take. */
export function newSecret(): string {
  return `${PREFIX}${randomBytes(32).toString('base64')}`;
}

/**
 * The headers of one message, signed with each secret that is good at the moment. Source: Standard Webhooks 1.0.0, "Signature scheme".
 * @param at Unix time, seconds
 */
export function signedHeaders(secrets: readonly string[], id: string, at: number, body: string): Readonly<Record<string, string>> {
  const signatures = secrets.map((secret) => `v1,${signatureOf(secret, `${id}.${at}.${body}`)}`);
  return { 'webhook-id': id, 'webhook-timestamp': String(at), 'webhook-signature': signatures.join(' ') };
}

function signatureOf(secret: string, signed: string): string {
  return createHmac('sha256', Buffer.from(secret.slice(PREFIX.length), 'base64'))
    .update(signed)
    .digest('base64');
}
