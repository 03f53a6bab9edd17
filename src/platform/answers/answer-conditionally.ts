import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const REVISION = /^"\d+"$/;
const DIGEST_LENGTH = 16;
const OF_THE_API = /^\/(v1\/|openapi\.)/;

/**
 * Every answer of the API has an ETag of exactly what was answered, and who has it already is spared the body. The revision of a resource, by which it is
 * changed, stays in front: an answer may change while the revision does not, in another language or when a neighbour changes. Source: RFC 9110, 13.1.2.
 */
export function answerConditionally(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (!isRead(request, reply) || typeof payload !== 'string') return payload;
    const etag = etagOfAnswer(reply.getHeader('etag'), payload);
    void reply.header('etag', etag);
    if (request.method !== 'GET' || !names(request.headers['if-none-match'], etag)) return payload;
    void reply.status(304).removeHeader('content-type').removeHeader('content-length');
    return '';
  });
}

/** A read of the API that succeeded, or a change with the state that it led to. */
function isRead({ method, url }: FastifyRequest, reply: FastifyReply): boolean {
  if (![200, 201].includes(reply.statusCode) || !OF_THE_API.test(url)) return false;
  return method === 'GET' || reply.hasHeader('etag');
}

function etagOfAnswer(given: unknown, payload: string): string {
  const digest = createHash('sha256').update(payload).digest('base64url').slice(0, DIGEST_LENGTH);
  if (typeof given !== 'string') return `W/"${digest}"`;
  return REVISION.test(given) ? `${given.slice(0, -1)}-${digest}"` : given;
}

/** Weak comparison, as a read asks for. */
function names(header: string | undefined, etag: string): boolean {
  const plain = (one: string) => one.trim().replace(/^W\//, '');
  return header === '*' || (header ?? '').split(',').some((one) => plain(one) === plain(etag));
}
