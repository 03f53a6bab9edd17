import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, register } from 'prom-client';
import { isAdmitted, type Urgency, urgencyOf } from './admission.js';
import { Pace } from './pace.js';

const LOOK_EVERY_MS = 1_000;
const RESOLUTION_MS = 10;
const NANOSECONDS = 1e6;
/** Seconds; spread, so that those who were refused do not come back together. */
const RETRY_FROM = 1;
const RETRY_SPREAD = 4;

const refused =
  (register.getSingleMetric('http_requests_refused_total') as Counter | undefined) ??
  new Counter({ name: 'http_requests_refused_total', help: 'Requests refused because of overload, by urgency', labelNames: ['urgency'] });

export class Overloaded extends Error {
  readonly code = 'overloaded';
  readonly retryAfter = RETRY_FROM + Math.floor(RETRY_SPREAD * Math.random());
  constructor() {
    super(
      'More is asked of the service than it can do just now. Nothing of this request was done; send it again after the seconds of Retry-After.',
    );
  }
}

/** Refuses early what can wait, so that people are answered; see admission.ts for who is refused when. */
export function admitRequests(server: FastifyInstance, mostRequests: number): void {
  const delay = eventLoopDelay(server);
  const pace = new Pace();
  const inside = new Set<FastifyRequest>();
  const leave = async (request: FastifyRequest) => {
    inside.delete(request);
    pace.leave(request);
  };
  server.addHook('onRequest', async (request) => {
    const urgency: Urgency = urgencyOf(request.method, request.url);
    const { working, wait } = pace;
    if (!isAdmitted(urgency, { requests: inside.size, delay: delay(), working, wait }, mostRequests)) {
      refused.inc({ urgency });
      throw new Overloaded();
    }
    if (urgency !== 'always') inside.add(request);
  });
  server.addHook('preHandler', async (request) => void (inside.has(request) && pace.begin(request)));
  server.addHook('onSend', async (request) => pace.end(request, urgencyOf(request.method, request.url) !== 'bulk'));
  server.addHook('onResponse', leave);
  server.addHook('onRequestAbort', leave);
}

/** @returns how late the loop was in the last second, ms: the median, so that one long step alone refuses nobody */
function eventLoopDelay(server: FastifyInstance): () => number {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  let late = 0;
  histogram.enable();
  const timer = setInterval(() => {
    late = Math.max(0, histogram.percentile(50) / NANOSECONDS - RESOLUTION_MS);
    histogram.reset();
  }, LOOK_EVERY_MS).unref();
  server.addHook('onClose', async () => {
    clearInterval(timer);
    histogram.disable();
  });
  return () => late;
}
