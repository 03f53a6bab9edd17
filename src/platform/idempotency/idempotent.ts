import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
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
import { lastValueFrom, type Observable, of } from 'rxjs';
import { DataSource, type EntityManager } from 'typeorm';
import { NeighbourAway } from '../availability/neighbour-away.js';
import { asService } from '../database/reach.js';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf, SubjectErased } from '../encryption/data-keys.js';
import { requireReadable } from '../validation/readable.js';
import { Acts, ActUnderWay } from './acts.js';

const REFUSED = 500;
/** The rest of the transaction of an act, which whoever asked has begun: keys are the service's own. */
const AS_SERVICE = `SELECT set_config('role', 'none', true)`;
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

interface Claim {
  readonly key: string;
  readonly digest: string;
  readonly given: string;
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
    private readonly acts: Acts,
    private readonly keys: DataKeys,
    private readonly reflector: Reflector,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const given = request.headers['idempotency-key'];
    if (typeof given !== 'string' || given === '') return next.handle();
    const isFeed = request.body instanceof Readable;
    if (!isFeed) requireReadable(request.body);
    const claim = { key: hashOf(`${request.method} ${request.routeOptions.url} ${given}`), digest: digestOf(request), given };
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    const subjectOf = this.reflector.get<SubjectOf | undefined>(SUBJECT, context.getHandler());
    const about = (answer: unknown) => subjectOf?.(request.params as Record<string, string>, (answer ?? {}) as Record<string, unknown>);
    return of(await this.answer(claim, reply, () => lastValueFrom(next.handle(), { defaultValue: undefined }), about));
  }

  /** What was kept meanwhile, by a repetition that was quicker, goes before whatever this one came to. */
  private async answer(claim: Claim, reply: FastifyReply, work: () => Promise<unknown>, about: (answer: unknown) => unknown) {
    const kept = await asService(() => this.kept(claim));
    if (kept) return this.replay(claim.key, kept, reply);
    try {
      return await this.acts.execute(claim.key, work, (tx, answer) => asService(() => this.keep(tx, claim, reply, answer, about(answer))));
    } catch (error) {
      const quicker = await asService(() => this.kept(claim)).catch(() => undefined);
      if (quicker) return this.replay(claim.key, quicker, reply);
      throw error instanceof ActUnderWay ? new IdempotencyKeyInFlight(claim.given) : error;
    }
  }

  /** @returns the first answer when there is one, undefined when this request is the first @throws IdempotencyKeyReused */
  private async kept({ key, digest, given }: Claim): Promise<Kept | undefined> {
    const [kept]: Kept[] = await asService(() =>
      this.dataSource.query(
        `SELECT idempotency_key.*, ${KEY_COLUMNS} FROM platform.idempotency_key ${keyOf('idempotency_key.subject_id')}
         WHERE key = $1 AND begun_at >= now() - interval '24 hours' AND status IS NOT NULL`,
        [key],
      ),
    );
    if (kept && kept.request_digest !== digest) throw new IdempotencyKeyReused(given);
    return kept;
  }

  /**
   * @throws ActUnderWay, so that nothing of it stays, when the same was done meanwhile
   * @throws NeighbourAway when whoever asks has been told meanwhile that the database is away
   */
  private async keep(tx: EntityManager, { key, digest }: Claim, reply: FastifyReply, answer: unknown, subject: unknown): Promise<void> {
    const status = reply.statusCode;
    if (status >= REFUSED) throw new NeighbourAway();
    await tx.query(AS_SERVICE);
    const shown = ['location', 'etag'].flatMap((name) => (reply.getHeader(name) ? [[name, reply.getHeader(name)]] : []));
    const about = typeof subject === 'string' ? subject : null;
    const sealed = about && (await this.keys.toWrite(tx, about)).seal(cellOf(key), answer ?? null);
    const body = about ? null : JSON.stringify(answer ?? null);
    await tx.query(`DELETE FROM platform.idempotency_key WHERE key = $1 AND (status IS NULL OR begun_at < now() - interval '24 hours')`, [
      key,
    ]);
    const rows: unknown[] = await tx.query(
      `INSERT INTO platform.idempotency_key (key, request_digest, status, headers, body, subject_id, sealed)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING RETURNING key`,
      [key, digest, status, JSON.stringify(Object.fromEntries(shown)), body, about, sealed],
    );
    if (!rows.length) throw new ActUnderWay();
    if (reply.statusCode !== status) throw new NeighbourAway();
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
}

const cellOf = (row: string) => ({ table: 'platform.idempotency_key', row });

/** What a client chooses as a key may say something about somebody. */
function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Who asks is part of the request, whatever token or session says so; of a feed, which is read once only, its length stands for it. */
function digestOf(request: FastifyRequest & { principal?: { readonly id: string } }): string {
  return createHash('sha256')
    .update(request.url)
    .update(request.principal?.id ?? '')
    .update(request.body instanceof Readable ? `${request.headers['content-length']}` : JSON.stringify(request.body ?? null))
    .digest('hex');
}
