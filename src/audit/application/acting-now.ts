import { AsyncLocalStorage } from 'node:async_hooks';
import { type Acting, SERVICE } from '../domain/acting.js';

const request = new AsyncLocalStorage<Acting>();

/** Everything that `work` does, also later, is done on behalf of `acting`. */
export function actingAs<T>(acting: Acting, work: () => T): T {
  return request.run(acting, work);
}

/** On whose behalf the present work is done; the service itself where nobody has asked. */
export function actingNow(): Acting {
  return request.getStore() ?? SERVICE;
}
