import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { reflectsNothing } from './reflects-nothing.js';

type Encoding = 'br' | 'gzip';
const brotli = promisify<zlib.InputType, zlib.BrotliOptions, Buffer>(zlib.brotliCompress);
const gzip = promisify<zlib.InputType, zlib.ZlibOptions, Buffer>(zlib.gzip);

/** Of 11: more takes longer than it saves where the answer is made for each request. */
const QUALITY = { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } };
const TEXT = /^(text\/|application\/([\w.-]+\+)?(json|xml|javascript|yaml)|image\/svg)/;
/** Bytes: below, the answer fits in one packet anyway. */
const SMALLEST = 1_024;

/**
 * Compresses what holds no secret: what any cache may keep, and else neither for who sends a cookie or a token, nor where one is set. An answer that
 * holds both a secret and words of somebody else would tell the secret by its length (BREACH); a route that lets in no such words says so by `ReflectsNothing`. @fastify/compress decides by the kind of content alone, and brings ten packages.
 */
export function answerCompressed(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (!mayBeCompressed(request, reply)) return payload;
    void reply.header('vary', [reply.getHeader('vary'), 'accept-encoding'].flat().filter(Boolean).join(', '));
    const encoding = encodingFor(request.headers['accept-encoding']);
    const isLong = payload instanceof Readable || Buffer.byteLength((payload ?? '') as string) >= SMALLEST;
    if (!encoding || !isLong) return payload;
    void reply.header('content-encoding', encoding).removeHeader('content-length');
    weaken(reply);
    return compressed(payload as Readable | string | Buffer, encoding);
  });
}

function mayBeCompressed(request: FastifyRequest, reply: FastifyReply): boolean {
  const { method, headers } = request;
  const cookies = [(headers.cookie ?? '').split(';'), reply.getHeader('set-cookie') ?? []].flat(2);
  const isForAnyCache = /\bpublic\b/.test(String(reply.getHeader('cache-control') ?? ''));
  const holdsSecret = !isForAnyCache && !reflectsNothing(request) && (headers.authorization || cookies.some(isSecret));
  const isWhole = method !== 'HEAD' && reply.statusCode === 200 && !reply.hasHeader('content-encoding');
  return !holdsSecret && isWhole && TEXT.test(String(reply.getHeader('content-type') ?? ''));
}

/** Every cookie but the languages that somebody chose. */
function isSecret(cookie: unknown): boolean {
  return !/^\s*((lang|beside)=([a-z]{2}|none)\s*(;|$)|$)/.test(String(cookie));
}

/** The better of those that the client takes. Source: RFC 9110, 12.5.3. */
function encodingFor(accepted: string | string[] | undefined): Encoding | undefined {
  const taken = new Map(
    String(accepted ?? '')
      .split(',')
      .map(weighed),
  );
  const weight = (one: Encoding) => taken.get(one) ?? taken.get('*') ?? 0;
  const [best] = (['br', 'gzip'] as const).filter((one) => weight(one) > 0).toSorted((one, other) => weight(other) - weight(one));
  return best;
}

function weighed(part: string): [string, number] {
  const [name = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
  const quality = parameters.find((one) => one.startsWith('q='))?.slice('q='.length);
  return [name, quality === undefined ? 1 : Number(quality)];
}

function compressed(payload: Readable | string | Buffer, encoding: Encoding): Readable | Promise<Buffer> {
  if (payload instanceof Readable) {
    const stream = encoding === 'br' ? zlib.createBrotliCompress(QUALITY) : zlib.createGzip();
    return payload.on('error', (error) => stream.destroy(error)).pipe(stream);
  }
  return encoding === 'br' ? brotli(payload, QUALITY) : gzip(payload, {});
}

/** The same in other bytes is the same only weakly. */
function weaken(reply: FastifyReply): void {
  const etag = reply.getHeader('etag');
  if (typeof etag === 'string' && !etag.startsWith('W/')) void reply.header('etag', `W/${etag}`);
}
