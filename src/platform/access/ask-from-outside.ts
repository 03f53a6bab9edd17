import { fromOutside } from '../database/reach.js';

interface AskedServer {
  addHook(name: 'preHandler', hook: (request: unknown, reply: unknown, done: () => void) => void): void;
}

/** After the body has been read: reading it would lose the context. */
export function askFromOutside(server: AskedServer): void {
  server.addHook('preHandler', (_request, _reply, done) => fromOutside(done));
}
