import type { IncomingMessage } from 'node:http';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';
import { type Trace, traceFrom, traceparentOf, withinTrace } from './trace.js';

const traces = new WeakMap<IncomingMessage, Trace>();

function traceOf(request: IncomingMessage): Trace {
  const known = traces.get(request);
  const trace = known ?? traceFrom(request.headers.traceparent);
  if (!known) traces.set(request, trace);
  return trace;
}

/** The lines of a request itself, also those that are written when its context has gone. */
export function traceRequestLog(logger: FastifyBaseLogger, bindings: object, options: object, request: IncomingMessage): FastifyBaseLogger {
  return logger.child({ ...bindings, traceId: traceOf(request).traceId }, options);
}

/** Before its first hook, and again after the body has been read: reading it would lose the context. */
export function traceRequests(server: FastifyInstance): void {
  server.addHook('onRequest', ({ raw }, _reply, done) => withinTrace(traceOf(raw), done));
  server.addHook('preHandler', ({ raw }, _reply, done) => withinTrace(traceOf(raw), done));
  server.addHook('onSend', async ({ raw }, reply) => void reply.header('traceparent', traceparentOf(traceOf(raw))));
}
