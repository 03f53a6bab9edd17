import type { FastifyInstance, FastifyReply } from 'fastify';
import type { DatabaseWatch } from './database-watch.js';
import { NeighbourAway } from './neighbour-away.js';

/** What is answered without the database: whether the process lives, what it measures, the looks of its pages. */
const WITHOUT_DATABASE = ['/health/', '/metrics', '/assets/'];

/** While the database is away requests are refused at once, and those that wait for it are answered; none hangs. */
export function refuseWhileAway(server: FastifyInstance, watch: DatabaseWatch): void {
  const waiting = new Set<FastifyReply>();
  server.addHook('onRequest', async (request, reply) => {
    if (WITHOUT_DATABASE.some((path) => request.url.startsWith(path))) return;
    if (watch.isAway) throw new NeighbourAway();
    waiting.add(reply);
  });
  server.addHook('onResponse', async (_, reply) => void waiting.delete(reply));
  server.addHook('onRequestAbort', async (request) => {
    for (const reply of waiting) if (reply.request === request) waiting.delete(reply);
  });
  watch.whenAway(() => {
    for (const reply of waiting) if (!reply.sent) void reply.send(new NeighbourAway());
    waiting.clear();
  });
}
