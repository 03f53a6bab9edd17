import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';

/** Most that requests under way are waited for after the listener has closed; with what follows, a stop ends within 25 s. */
const PATIENCE_MS = 20_000;

/**
 * Leaves without losing a request. Meanwhile `/health/ready` is red: whoever shares out requests sends no more, each answer closes its connection, and
 * who comes all the same is answered. Then nobody new is let in, and who is inside is waited for.
 */
export class DrainRequests {
  private draining = false;

  constructor(private readonly server: FastifyInstance) {
    server.addHook('onSend', async (_, reply) => {
      if (this.draining) void reply.header('connection', 'close');
    });
  }

  /** @param graceSeconds in which balancers see that this process leaves */
  async execute(graceSeconds: number): Promise<void> {
    const { server } = this.server as { server: Server };
    this.draining = true;
    if (!server.listening) return;
    await pause(graceSeconds * 1000);
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    await Promise.race([closed, pause(PATIENCE_MS, undefined, { ref: false })]);
    server.closeAllConnections();
  }
}
