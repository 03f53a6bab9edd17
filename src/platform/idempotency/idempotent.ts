import { createHash } from 'node:crypto';
import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  SetMetadata,
  UseInterceptors,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiHeader } from '@nestjs/swagger';
import { InjectDataSource } from '@nestjs/typeorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { catchError, from, mergeMap, type Observable, of, throwError } from 'rxjs';
import { DataSource } from 'typeorm';
import { asService } from '../database/reach.js';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf, SubjectErased } from '../encryption/data-keys.js';
import { requireReadable } from '../validation/readable.js';

const SUBJECT = 'passerelle:subject-of-answer';
/** Whom an answer is about, from the parameters of the address and the answer. */
type SubjectOf = (params: Readonly<Record<string, string>>, answer: Readonly<Record<string, unknown>>) => unknown;

/**
 * With the header Idempotency-Key, the same key and body get the first answer again for 24 hours.
 * @param subjectOf for answers about a person: they are kept sealed with that person's key and go with it
 */
export const Idempotent = (subjectOf?: SubjectOf) =>
  applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    SetMetadata(SUBJECT, subjectOf),
    ApiHeader({ name: 'Idempotency-Key', required: false }),
  );

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

interface Kept extends KeyRow {
  readonly subject_id: string | null;
  readonly sealed: Buffer | null;
  readonly request_digest: string;
  readonly status: number | null;
  readonly headers: Record<string, string> | null;
  readonly body: string | null;
}

@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const given = request.headers['idempotency-key'];
    if (typeof given !== 'string' || given === '') return next.handle();
    requireReadable(request.body);
    const key = hashOf(`${request.method} ${request.routeOptions.url} ${given}`);
    const kept = await asService(() => this.claim(key, digestOf(request), given));
    if (kept) return of(await this.replay(key, kept, reply));
    const subjectOf = this.reflector.get<SubjectOf | undefined>(SUBJECT, context.getHandler());
    const about = (answer: unknown) => subjectOf?.(request.params as Record<string, string>, (answer ?? {}) as Record<string, unknown>);
    return next.handle().pipe(
      mergeMap((answer) => from(asService(() => this.keep(key, reply, answer, about(answer))).then(() => answer))),
      catchError((error: unknown) => from(asService(() => this.forget(key))).pipe(mergeMap(() => throwError(() => error)))),
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
    const [kept]: Kept[] = await this.dataSource.query(
      `SELECT idempotency_key.*, ${KEY_COLUMNS} FROM platform.idempotency_key ${keyOf('idempotency_key.subject_id')} WHERE key = $1`,
      [key],
    );
    if (!kept || (kept.request_digest === digest && kept.status === null)) throw new IdempotencyKeyInFlight(given);
    if (kept.request_digest !== digest) throw new IdempotencyKeyReused(given);
    return kept;
  }

  private async keep(key: string, reply: FastifyReply, answer: unknown, subject: unknown): Promise<void> {
    const kept = ['location', 'etag'].flatMap((name) => (reply.getHeader(name) ? [[name, reply.getHeader(name)]] : []));
    const headers = JSON.stringify(Object.fromEntries(kept));
    if (typeof subject === 'string') return this.keepSealed(key, reply.statusCode, headers, answer, subject);
    await this.dataSource.query(`UPDATE platform.idempotency_key SET status = $2, headers = $3, body = $4 WHERE key = $1`, [
      key,
      reply.statusCode,
      headers,
      JSON.stringify(answer ?? null),
    ]);
  }

  private keepSealed(key: string, status: number, headers: string, answer: unknown, subject: string): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      const sealed = (await this.keys.toWrite(tx, subject)).seal(cellOf(key), answer ?? null);
      const statement = `UPDATE platform.idempotency_key SET status = $2, headers = $3, subject_id = $4, sealed = $5 WHERE key = $1`;
      await tx.query(statement, [key, status, headers, subject, sealed]);
    });
  }

  /** @throws SubjectErased when the answer was about somebody who has been erased */
  private async replay(
    key: string,
    { status, headers, body, subject_id: subject, sealed, ...dataKey }: Kept,
    reply: FastifyReply,
  ): Promise<unknown> {
    void reply
      .status(status ?? 200)
      .headers(headers ?? {})
      .header('idempotent-replayed', 'true');
    if (!subject || !sealed) return JSON.parse(body ?? 'null');
    const opener = await this.keys.toRead(subject, dataKey);
    if (!opener) throw new SubjectErased();
    return opener.open(cellOf(key), sealed);
  }

  private async forget(key: string): Promise<void> {
    await this.dataSource.query(`DELETE FROM platform.idempotency_key WHERE key = $1`, [key]);
  }
}

const cellOf = (row: string) => ({ table: 'platform.idempotency_key', row });

/** What a client chooses as a key may say something about somebody. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Who asks is part of the request, whatever token or session says so. */
function digestOf(request: FastifyRequest & { principal?: { readonly id: string } }): string {
  return createHash('sha256')
    .update(request.url)
    .update(request.principal?.id ?? '')
    .update(JSON.stringify(request.body ?? null))
    .digest('hex');
}
