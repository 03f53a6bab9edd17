import { createHash } from 'node:crypto';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, of, throwError } from 'rxjs';
import { DataSource } from 'typeorm';
import { requireReadable } from '../validation/readable.js';

/** With the header Idempotency-Key, the same key and body get the first answer again for 24 hours. */
export const Idempotent = () =>
  applyDecorators(UseInterceptors(IdempotencyInterceptor), ApiHeader({ name: 'Idempotency-Key', required: false }));

export class IdempotencyKeyReused extends Error {
  readonly code = 'idempotency-key-reused';
  constructor(readonly key: string) {
    super(`The Idempotency-Key "${key}" came before with another request. Use a new key for a new request.`);
  }
}

export class IdempotencyKeyInFlight extends Error {
  readonly code = 'idempotency-key-in-flight';
  constructor(readonly key: string) {
    super(`The first request with the Idempotency-Key "${key}" is still running. Send it again in a moment.`);
  }
}

interface Kept {
  readonly request_digest: string;
  readonly status: number | null;
  readonly headers: Record<string, string> | null;
  readonly body: string | null;
  readonly stale: boolean;
}

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const given = request.headers['idempotency-key'];
    if (typeof given !== 'string' || given === '') return next.handle();
    requireReadable(request.body);
    const key = `${request.method} ${request.routeOptions.url} ${given}`.slice(0, 400);
    const kept = await this.claim(key, digestOf(request), given);
    if (kept) return of(replay(kept, reply));
    return next.handle().pipe(
      mergeMap((answer) => from(this.keep(key, reply, answer).then(() => answer))),
      catchError((error: unknown) => from(this.forget(key)).pipe(mergeMap(() => throwError(() => error)))),
    );
  }

  /** @returns the first answer when there is one, undefined when this request is the first */
  private async claim(key: string, digest: string, given: string): Promise<Kept | undefined> {
    await this.dataSource.query(
      `DELETE FROM platform.idempotency_key WHERE key = $1 AND (begun_at < now() - interval '24 hours'
      OR (status IS NULL AND begun_at < now() - interval '60 seconds'))`,
      [key],
    );
    const inserted: unknown[] = await this.dataSource.query(
      `INSERT INTO platform.idempotency_key (key, request_digest) VALUES ($1, $2) ON CONFLICT DO NOTHING RETURNING key`,
      [key, digest],
    );
    if (inserted.length) return undefined;
    const [kept]: Kept[] = await this.dataSource.query(`SELECT * FROM platform.idempotency_key WHERE key = $1`, [key]);
    if (!kept || (kept.request_digest === digest && kept.status === null)) throw new IdempotencyKeyInFlight(given);
    if (kept.request_digest !== digest) throw new IdempotencyKeyReused(given);
    return kept;
  }

  private async keep(key: string, reply: FastifyReply, answer: unknown): Promise<void> {
    const headers = Object.fromEntries(
      ['location', 'etag'].flatMap((name) => (reply.getHeader(name) ? [[name, reply.getHeader(name)]] : [])),
    );
    await this.dataSource.query(`UPDATE platform.idempotency_key SET status = $2, headers = $3, body = $4 WHERE key = $1`, [
      key,
      reply.statusCode,
      JSON.stringify(headers),
      JSON.stringify(answer ?? null),
    ]);
  }

  private async forget(key: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM platform.idempotency_key WHERE key = $1`, [key]);
  }
}

function replay(kept: Kept, reply: FastifyReply): unknown {
  void reply
    .status(kept.status ?? 200)
    .headers(kept.headers ?? {})
    .header('idempotent-replayed', 'true');
  return JSON.parse(kept.body ?? 'null');
}

function digestOf(request: FastifyRequest): string {
  return createHash('sha256')
    .update(request.url)
    .update(request.headers.authorization ?? '')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
}
