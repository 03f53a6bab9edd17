import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AddressTooLong, BodyTooLarge, BodyTooSlow } from './protection.errors.js';
import { isUpload, MOST_UPLOAD_BYTES } from './uploads.js';

/** Bodies that are read as streams: the import stores them in parts. */
export const FEEDS = ['application/x-ndjson', 'text/csv', 'application/ld+json', 'text/html'];
const FORM = 'application/x-www-form-urlencoded';

/** Bytes: of JSON and YAML, of a form, of a feed (some ten million rows). */
export const MOST_BODY_BYTES = 1 << 20;
const MOST_FORM_BYTES = 64 << 10;
export const MOST_FEED_BYTES = 4 * 2 ** 30;
const MOST_ADDRESS_CHARACTERS = 4_096;

/** A line that says nothing for so long is given up; a feed may take hours, anything else this long in all. Milliseconds. */
const MOST_SILENCE = 10_000;
const MOST_TIME = 60_000;
/** A photograph on a slow line. */
const MOST_UPLOAD_TIME = 600_000;

/** How long whoever opens a connection may take to say what they want; looked at as often. Milliseconds. */
export const CONNECTION_LIMITS = { headersTimeout: 10_000, connectionsCheckingInterval: 2_000 };

/** A request that is too long, too large by its own word, or that trickles in, is refused and its connection closed. */
export function limitRequests(server: FastifyInstance): void {
  server.addHook('onRequest', async (request) => {
    if (request.url.length > MOST_ADDRESS_CHARACTERS) throw new AddressTooLong(request.url.length, MOST_ADDRESS_CHARACTERS);
    const [declared, most] = [Number(request.headers['content-length'] ?? 0), mostBytes(request)];
    if (declared > most) throw new BodyTooLarge(most);
  });
  server.addHook('preParsing', async (request, reply, payload) => {
    const watch = setInterval(watchman(request, reply), MOST_SILENCE).unref();
    for (const event of ['end', 'close', 'error']) payload.once(event, () => clearInterval(watch));
    return payload;
  });
}

function mostBytes(request: FastifyRequest): number {
  if (isFeed(request)) return MOST_FEED_BYTES;
  if (isUpload(request)) return MOST_UPLOAD_BYTES;
  return request.headers['content-type']?.startsWith(FORM) ? MOST_FORM_BYTES : MOST_BODY_BYTES;
}

function isFeed({ headers }: FastifyRequest): boolean {
  return FEEDS.includes((headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase() ?? '');
}

function watchman(request: FastifyRequest, reply: FastifyReply): () => void {
  const until = isFeed(request) ? Number.POSITIVE_INFINITY : performance.now() + (isUpload(request) ? MOST_UPLOAD_TIME : MOST_TIME);
  let seen = request.raw.socket.bytesRead;
  return () => {
    const isSilent = request.raw.socket.bytesRead === seen;
    seen = request.raw.socket.bytesRead;
    if (reply.sent || request.raw.complete || (!isSilent && performance.now() < until)) return;
    void reply.header('connection', 'close').send(new BodyTooSlow(MOST_SILENCE / 1000, MOST_TIME / 1000));
  };
}

/** @throws BodyTooLarge where more comes than was declared, or nothing was */
export async function* atMost(bytes: number, upload: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of upload) {
    left -= chunk.length;
    if (left < 0) throw new BodyTooLarge(bytes);
    yield chunk;
  }
}
