import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, register } from 'prom-client';
import { isAdmitted } from './admission.js';
import { type Urgency, urgencyOf, waitsElsewhere } from './urgency.js';
import { WaitingRoom } from './waiting-room.js';

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

export interface Room {
  /** Requests that are in the process at once, waiting bodies included. */
  readonly mostRequests: number;
  /** Requests that are worked on at once. */
  readonly places: number;
}

/**
 * Refuses early what can wait, so that people are answered. A place is held from the whole request to the answer: slow lines on either side do not
 * count. Feeds wait for a place and hold none, as their bodies come while they are worked on.
 */
export function admitRequests(server: FastifyInstance, { mostRequests, places }: Room): void {
  const delay = eventLoopDelay(server);
  const room = new WaitingRoom(places);
  const inside = new Set<FastifyRequest>();
  const placed = new Set<FastifyRequest>();
  const refuse = (urgency: Urgency): never => {
    refused.inc({ urgency });
    throw new Overloaded();
  };
  const leave = async (request: FastifyRequest) => void (placed.delete(request) && room.leave());
  const goOut = async (request: FastifyRequest) => {
    inside.delete(request);
    room.goneAway(request);
    await leave(request);
  };
  server.addHook('onRequest', async (request) => {
    const urgency = urgencyOf(request.method, request.url);
    if (urgency === 'always') return;
    if (!isAdmitted(urgency, { requests: inside.size, delay: delay() }, mostRequests) || !room.mayWait(urgency)) refuse(urgency);
    inside.add(request);
  });
  server.addHook('preHandler', async (request) => {
    const urgency = urgencyOf(request.method, request.url);
    if (urgency === 'always') return;
    if (!(await room.enter(urgency, request))) refuse(urgency);
    placed.add(request);
    if (urgency === 'bulk' || waitsElsewhere(request.url) || !inside.has(request)) await leave(request);
  });
  server.addHook('onSend', leave);
  server.addHook('onResponse', goOut);
  server.addHook('onRequestAbort', goOut);
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
