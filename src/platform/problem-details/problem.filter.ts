import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, Inject, Injectable, Logger } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { NeighbourAway, StorageFull, saysAway, saysFull } from '../availability/neighbour-away.js';
import { ErrorPage } from '../pages/error-page.js';
import type { FieldError, ProblemDetails, Problems } from './problems.js';
import { RefusedByDatabase, saysRefused } from './refused-by-database.js';

export const PROBLEMS = Symbol('Problems');

const CODE_OF_STATUS: Readonly<Record<number, string>> = {
  400: 'malformed-body',
  401: 'token-required',
  404: 'not-found',
  405: 'method-not-allowed',
  413: 'body-too-large',
  415: 'unsupported-media-type',
  503: 'not-ready',
};

/** Seconds, where an error does not know better. */
const RETRY_AFTER = 5;

/** Every error leaves as application/problem+json, or as a page for a browser; an unknown one is logged and answered 500 without its message. */
@Catch()
@Injectable()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  constructor(
    @Inject(PROBLEMS) private readonly problems: Problems,
    private readonly errorPage: ErrorPage,
  ) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const fault = this.asToldBy(error, request);
    const problem = this.problemOf(fault, request);
    if (reply.sent) return;
    reply.status(problem.status).header('cache-control', 'no-store');
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    const told = (fault ?? {}) as { retryAfter?: number; formToken?: string };
    const { formToken, retryAfter = [429, 503].includes(problem.status) ? RETRY_AFTER : undefined } = told;
    if (retryAfter !== undefined) reply.header('retry-after', String(retryAfter));
    if (wantsPage(request)) void reply.type('text/html; charset=utf-8').send(this.errorPage.render(problem, request, formToken));
    else void reply.type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
  }

  /** What a driver's error means; that the database refused what the application let through is written down, since the two should agree. */
  private asToldBy(error: unknown, { id }: FastifyRequest): unknown {
    if (saysFull(error)) {
      this.log.error(`No room is left where the data lie: ${(error as Error).message}. Free some; writing goes on by itself.`);
      return new StorageFull();
    }
    if (saysAway(error)) return new NeighbourAway();
    if (!saysRefused(error)) return error;
    this.log.warn({ requestId: id, message: `refused by row-level security: ${(error as Error).message}` });
    return new RefusedByDatabase();
  }

  private problemOf(error: unknown, request: FastifyRequest): ProblemDetails {
    const code = codeOf(error);
    const known = this.problems[code];
    if (!known || code === 'internal-error') return this.unexpected(error, request);
    const errors = (error as { errors?: readonly FieldError[] }).errors;
    const detail = (error as Error).message;
    return { type: `/problems/${code}`, title: known.title, status: known.status, code, detail, ...(Array.isArray(errors) && { errors }) };
  }

  private unexpected(error: unknown, request: FastifyRequest): ProblemDetails {
    this.log.error({ requestId: request.id, message: (error as Error)?.message, stack: (error as Error)?.stack });
    const { status, title } = this.problems['internal-error'] ?? { status: 500, title: 'Internal error' };
    const detail = `It is written down under reference ${request.id}. Try again; if it stays, tell us that reference.`;
    return { type: '/problems/internal-error', title, status, code: 'internal-error', detail, instance: String(request.id) };
  }
}

function codeOf(error: unknown): string {
  if (error instanceof HttpException) return CODE_OF_STATUS[error.getStatus()] ?? 'internal-error';
  const { code, statusCode } = (error ?? {}) as { code?: unknown; statusCode?: number };
  if (typeof code === 'string' && !code.startsWith('FST_')) return code;
  return CODE_OF_STATUS[statusCode ?? 0] ?? 'internal-error';
}

function wantsPage(request: FastifyRequest): boolean {
  return !request.url.startsWith('/v1') && (request.headers.accept ?? '').includes('text/html');
}
