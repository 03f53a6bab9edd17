import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/** One piece of work and all that follows from it, in other processes too; ids by chance, nothing of anybody. Source: W3C Trace Context, level 1. */
export interface Trace {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** Of this step, 16 hexadecimal digits. */
  readonly spanId: string;
  readonly flags: string;
}

/** Later versions may go on behind a further hyphen; `ff` is none. */
const TRACEPARENT = /^(?!ff)([0-9a-f]{2})-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})(-.*)?$/;
const SAMPLED = '01';

const present = new AsyncLocalStorage<Trace | undefined>();

/** A step of the trace that a caller or a job names; of a new one where that says nothing valid. */
export function traceFrom(traceparent: unknown): Trace {
  const [, version, traceId, flags, more] = (typeof traceparent === 'string' && TRACEPARENT.exec(traceparent)) || [];
  const spanId = randomBytes(8).toString('hex');
  if (!traceId || !flags || (version === '00' && more)) return { traceId: randomBytes(16).toString('hex'), spanId, flags: SAMPLED };
  return { traceId, spanId, flags };
}

export function traceparentOf({ traceId, spanId, flags }: Trace): string {
  return `00-${traceId}-${spanId}-${flags}`;
}

export function presentTrace(): Trace | undefined {
  return present.getStore();
}

export function withinTrace<T>(trace: Trace | undefined, work: () => T): T {
  return present.run(trace, work);
}
