import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { firstIdAt } from '../../platform/database/new-id.js';
import { type OperationStatus, type RowVerdict, WorkHalted } from '../../platform/operations/operation.js';

export const IMPORT_KIND = 'import-vacancies';

/** A feed as it was sent, and how far it came. */
export interface SentFeed {
  readonly id: string;
  readonly source: string;
  readonly status: OperationStatus;
  /** Rows dealt with. */
  readonly done: number;
  /** Rows refused. */
  readonly errors: number;
  readonly begunAt: Date;
}

const SENT_FEED = `id, input ->> 'source' AS source, status, done, errors, created_at AS "begunAt" FROM platform.operation`;
const OF_SOURCES = `kind = '${IMPORT_KIND}' AND input ->> 'source' = ANY($1)`;

/** Imports of vacancies, as operations. */
@Injectable()
export class ImportsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Rows by verdict. */
  async summary(operationId: string): Promise<Record<string, number>> {
    const rows: { status: string; n: string }[] = await this.dataSource.query(
      `SELECT status, count(*) AS n FROM platform.operation_verdict WHERE operation_id = $1 GROUP BY status`,
      [operationId],
    );
    return Object.fromEntries(rows.map(({ status, n }) => [status, Number(n)]));
  }

  /** Of these sources, the latest first. */
  async ofSources(sources: readonly string[], after: string | undefined, limit: number): Promise<SentFeed[]> {
    const rows: (Omit<SentFeed, 'done' | 'errors'> & { done: string; errors: string })[] = await this.dataSource.query(
      `SELECT ${SENT_FEED} WHERE ${OF_SOURCES} AND ($2::uuid IS NULL OR id < $2) ORDER BY id DESC LIMIT $3`,
      [sources, after ?? null, limit],
    );
    return rows.map(({ done, errors, ...row }) => ({ ...row, done: Number(done), errors: Number(errors) }));
  }

  /** Those of the sources that failed or had rows refused, begun since the moment. */
  async troubled(sources: readonly string[], since: Date, limit: number): Promise<SentFeed[]> {
    const rows: (Omit<SentFeed, 'done' | 'errors'> & { done: string; errors: string })[] = await this.dataSource.query(
      `SELECT ${SENT_FEED} WHERE ${OF_SOURCES} AND (status = 'failed' OR errors > 0) AND status <> 'rolled-back' AND id >= $2 ORDER BY id DESC LIMIT $3`,
      [sources, firstIdAt(since), limit],
    );
    return rows.map(({ done, errors, ...row }) => ({ ...row, done: Number(done), errors: Number(errors) }));
  }

  /** The first refused rows of an import of these sources. */
  refusedOf(operationId: string, sources: readonly string[], limit: number): Promise<RowVerdict[]> {
    return this.dataSource.query(
      `SELECT line::int AS line, verdict.status, code, detail, reference FROM platform.operation_verdict AS verdict
       JOIN platform.operation ON operation.id = operation_id AND ${OF_SOURCES}
       WHERE operation_id = $2 AND verdict.status = 'refused' ORDER BY line LIMIT $3`,
      [sources, operationId, limit],
    );
  }

  /** How the rows were read; nobody pauses the import until the commit. @throws WorkHalted */
  async goingOn(tx: EntityManager, operationId: string): Promise<{ rows: number; refused: number; nameless: number }> {
    const going: unknown[] = await tx.query(
      `SELECT FROM platform.operation WHERE id = $1 AND status IN ('waiting', 'running') FOR UPDATE`,
      [operationId],
    );
    if (!going.length) throw new WorkHalted(operationId);
    const [row]: { rows: number; refused: number; nameless: number }[] = await tx.query(
      `SELECT count(*) FILTER (WHERE status <> 'noted')::int AS rows, count(*) FILTER (WHERE status = 'refused')::int AS refused,
         count(*) FILTER (WHERE status = 'refused' AND reference IS NULL)::int AS nameless
       FROM platform.operation_verdict WHERE operation_id = $1`,
      [operationId],
    );
    return row as { rows: number; refused: number; nameless: number };
  }

  /** The import of a source that is being taken back now. */
  async beingTakenBack(source: string): Promise<string | undefined> {
    const [row]: { id: string }[] = await this.dataSource.query(
      `SELECT id FROM platform.operation WHERE kind = $1 AND status = 'rolling-back' AND input ->> 'source' = $2 LIMIT 1`,
      [IMPORT_KIND, source],
    );
    return row?.id;
  }

  /** A later import of the same source that has written something and was not taken back. */
  async laterOf(tx: EntityManager, operationId: string): Promise<string | undefined> {
    const [row]: { id: string }[] = await tx.query(
      `SELECT later.id FROM platform.operation AS one JOIN platform.operation AS later
         ON later.kind = one.kind AND later.input ->> 'source' = one.input ->> 'source' AND later.id > one.id
       WHERE one.id::text = $1 AND later.done > 0 AND later.status <> 'rolled-back' ORDER BY later.id DESC LIMIT 1`,
      [operationId],
    );
    return row?.id;
  }
}
