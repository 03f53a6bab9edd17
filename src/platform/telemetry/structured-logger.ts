import type { LoggerService } from '@nestjs/common';
import { type Logger as Pino, pino } from 'pino';
import { presentTrace } from './trace.js';

/** Nest's messages as structured lines; personal data never reaches them: callers log ids and codes. */
export class StructuredLogger implements LoggerService {
  constructor(readonly pino: Pino) {}

  log(message: unknown, context?: string): void {
    this.pino.info(...line(message, context));
  }
  warn(message: unknown, context?: string): void {
    this.pino.warn(...line(message, context));
  }
  error(message: unknown, stackOrContext?: string, context?: string): void {
    this.pino.error(...line(message, context ?? stackOrContext));
  }
  debug(message: unknown, context?: string): void {
    this.pino.debug(...line(message, context));
  }
}

function line(message: unknown, context?: string): [object, string] {
  return typeof message === 'object' && message !== null ? [{ context, ...message }, ''] : [{ context }, String(message)];
}

/** Method and path with its ids; what is asked for in the query stays out of the log. */
function requestLine({ method, url }: { method: string; url: string }): object {
  return { method, path: url.split('?')[0] };
}

/** The lines of a request name their trace by themselves. */
function traceNow(_line: object, _level: number, logger: Pino): object {
  const trace = presentTrace();
  return trace && !('traceId' in logger.bindings()) ? { traceId: trace.traceId } : {};
}

/** @param file where to write; without one, standard output */
export function structuredLogger(level: string, file?: string): StructuredLogger {
  const destination = pino.destination({ dest: file ?? 1, mkdir: true, sync: false });
  return new StructuredLogger(
    pino({ level, base: { service: 'passerelle', pid: process.pid }, serializers: { req: requestLine }, mixin: traceNow }, destination),
  );
}
