import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { asService } from '../../platform/database/reach.js';
import { PresentProvider } from './present-provider.js';

const PREFIX = '/oidc';

/** Serves the embedded provider below /oidc; it reads its own bodies, and answers itself. */
export function mountProvider(app: NestFastifyApplication): void {
  const server = app.getHttpAdapter().getInstance() as unknown as FastifyInstance;
  server.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    scope.all(`${PREFIX}/*`, async (request, reply) => {
      const provider = await asService(() => app.get(PresentProvider, { strict: false }).get());
      if (!provider) return reply.callNotFound();
      reply.header('cache-control', 'no-store').hijack();
      await asService(() => provider.callback()(below(request), withHeaders(reply)));
    });
  });
}

/** As if the provider stood at the root; `originalUrl` tells it that it does not. */
function below({ raw }: FastifyRequest): IncomingMessage {
  const [original, url] = [raw.url ?? '/', (raw.url ?? '/').slice(PREFIX.length)];
  return Object.assign(raw, { originalUrl: original, url });
}

/** What every answer of the service carries, this one carries too. */
function withHeaders(reply: FastifyReply): ServerResponse {
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value);
  return reply.raw;
}
