import type { FastifyInstance } from 'fastify';
import { Counter, collectDefaultMetrics, Histogram, register } from 'prom-client';

/** Requests by route, method and status, in seconds; the route is the pattern, never the address with its ids. */
const requests =
  (register.getSingleMetric('http_request_duration_seconds') as Histogram | undefined) ??
  new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of requests by route pattern, method and status',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10],
  });

export const jobsEnded =
  (register.getSingleMetric('queue_jobs_ended_total') as Counter | undefined) ??
  new Counter({ name: 'queue_jobs_ended_total', help: 'Jobs by queue, name and outcome', labelNames: ['queue', 'job', 'outcome'] });

export const deadLetters =
  (register.getSingleMetric('queue_dead_letters_total') as Counter | undefined) ??
  new Counter({ name: 'queue_dead_letters_total', help: 'Jobs that were given up, by queue and name', labelNames: ['queue', 'job'] });

if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics();

export function measureRequests(server: FastifyInstance): void {
  server.addHook('onResponse', (request, reply, done) => {
    const labels = { route: request.routeOptions.url ?? 'none', method: request.method, status: String(reply.statusCode) };
    requests.observe(labels, reply.elapsedTime / 1000);
    done();
  });
}
