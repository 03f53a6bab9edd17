import { type Span, SpanKind, type Telemetry } from 'bullmq';
import { presentTrace, type Trace, traceFrom, traceparentOf, withinTrace } from './trace.js';

const NOT_KEPT = { setAttribute() {}, setAttributes() {}, addEvent() {}, recordException() {}, end() {} };

/** A job goes on with the trace of whatever added it, in the option of BullMQ that workers without traces leave alone; one that names none begins its own. Spans are not kept. */
export const JOB_TRACES: Telemetry<Trace | undefined> = {
  tracer: {
    startSpan: (_name, options, parent): Span<Trace | undefined> => ({
      ...NOT_KEPT,
      setSpanOnContext: (context) => (options?.kind === SpanKind.CONSUMER ? (parent ?? traceFrom(undefined)) : context),
    }),
  },
  contextManager: {
    with: (trace, work) => withinTrace(trace, work),
    active: presentTrace,
    root: () => undefined,
    getMetadata: (trace) => (trace ? traceparentOf(trace) : ''),
    fromMetadata: (_active, traceparent) => traceFrom(traceparent),
  },
};
