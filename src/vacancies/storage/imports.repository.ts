import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { WorkHalted } from '../../platform/operations/operation.js';

export const IMPORT_KIND = 'import-vacancies';

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
