import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../database/new-id.js';
import { Outbox } from '../outbox/outbox.js';
import { atMost, MOST_FEED_BYTES } from '../protection/request-limits.js';
import { type Operation, type OperationFilter, OperationNotFound, type RowVerdict, WorkHalted } from './operation.js';
import { inParts } from './upload-parts.js';

type Row = Omit<Operation, 'done' | 'total' | 'errors'> & { done: string; total: string | null; errors: string };

@Injectable()
export class Operations {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly outbox: Outbox,
  ) {}

  /** Stores the upload in parts first, so that the work can begin again after a crash; `announce` runs in the same transaction. */
  async begin(
    kind: string,
    input: Record<string, unknown>,
    upload: AsyncIterable<Buffer>,
    announce: (tx: EntityManager, id: string) => Promise<void>,
  ): Promise<string> {
    const id = newId();
    await this.dataSource.transaction(async (tx) => {
      await tx.query(`INSERT INTO platform.operation (id, kind, status, input) VALUES ($1, $2, 'waiting', $3)`, [
        id,
        kind,
        JSON.stringify(input),
      ]);
      let part = 0;
      for await (const bytes of inParts(atMost(MOST_FEED_BYTES, upload))) {
        await tx.query(`INSERT INTO platform.operation_upload (operation_id, part, bytes) VALUES ($1, $2, $3)`, [id, part++, bytes]);
      }
      await announce(tx, id);
    });
    return id;
  }

  /** @throws OperationNotFound */
  async get(id: string, tx: EntityManager | DataSource = this.dataSource): Promise<Operation> {
    const [row]: Row[] = await tx.query(
      `SELECT id, kind, status, done, total, errors, result, input FROM platform.operation WHERE id::text = $1`,
      [id],
    );
    if (!row) throw new OperationNotFound(id);
    return toOperation(row);
  }

  /** The latest first. */
  async list({ kind, after, limit }: OperationFilter): Promise<Operation[]> {
    const rows: Row[] = await this.dataSource.query(
      `SELECT id, kind, status, done, total, errors, result, input FROM platform.operation
       WHERE ($1::text IS NULL OR kind = $1) AND ($2::text IS NULL OR id::text < $2) ORDER BY id DESC LIMIT $3`,
      [kind ?? null, after ?? null, limit],
    );
    return rows.map(toOperation);
  }

  /** Who began it, as `input.begunBy` says; null: nobody is named; undefined: there is no such operation. */
  async begunBy(id: string): Promise<string | null | undefined> {
    const [row]: { begun_by: string | null }[] = await this.dataSource.query(
      `SELECT input ->> 'begunBy' AS begun_by FROM platform.operation WHERE id::text = $1`,
      [id],
    );
    return row?.begun_by;
  }

  async *upload(id: string): AsyncGenerator<Buffer> {
    for (let part = 0; ; part++) {
      const [row]: { bytes: Buffer }[] = await this.dataSource.query(
        `SELECT bytes FROM platform.operation_upload WHERE operation_id = $1 AND part = $2`,
        [id, part],
      );
      if (!row) return;
      yield row.bytes;
    }
  }

  /**
   * Keeps the verdicts of a batch and moves `done`, in the transaction that wrote the rows: a repeated batch changes nothing.
   * @param before how much was done when the batch began @throws WorkHalted
   */
  async progress(tx: EntityManager, id: string, before: number, verdicts: readonly RowVerdict[]): Promise<void> {
    const [, moved]: [unknown, number] = await tx.query(
      `UPDATE platform.operation SET status = 'running', done = done + $3, errors = errors + $4
       WHERE id = $1 AND done = $2 AND status IN ('waiting', 'running')`,
      [id, before, verdicts.length, verdicts.filter(({ status }) => status === 'refused').length],
    );
    if (!moved) throw new WorkHalted(id);
    await tx.query(
      `INSERT INTO platform.operation_verdict (operation_id, line, status, code, detail, subject_id, reference)
       SELECT $1, * FROM unnest($2::bigint[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])`,
      [id, ...(['line', 'status', 'code', 'detail', 'id', 'reference'] as const).map((key) => verdicts.map((one) => one[key] ?? null))],
    );
  }

  /** So much is done, of so much once that is known; work that begins anew counts from the start. */
  async moveTo(id: string, done: number, total?: number): Promise<void> {
    const statement = `UPDATE platform.operation SET status = 'running', done = $2, total = coalesce($3, total) WHERE id = $1`;
    await this.dataSource.query(statement, [id, done, total ?? null]);
  }

  /** Leaves what has been paused or ended meanwhile as it is; else it is told to whoever waits for it, and of the upload nothing is kept. */
  async end(id: string, status: 'done' | 'failed', result: Record<string, unknown>): Promise<void> {
    await this.dataSource.transaction(async (tx) => {
      const [, rows]: [unknown, number] = await tx.query(
        `UPDATE platform.operation SET status = $2, result = $3, total = done, ended_at = now() WHERE id = $1 AND status IN ('waiting', 'running')`,
        [id, status, JSON.stringify(result)],
      );
      if (!rows) return;
      await this.outbox.append(tx, { name: 'operation.ended.v1', data: { operationId: id, status } });
      await tx.query(`DELETE FROM platform.operation_upload WHERE operation_id = $1`, [id]);
    });
  }

  async verdicts(id: string, afterLine: number, limit: number): Promise<RowVerdict[]> {
    const rows: Record<string, string | null>[] = await this.dataSource.query(
      `SELECT line, status, code, detail, subject_id AS id, reference FROM platform.operation_verdict WHERE operation_id = $1 AND line > $2 ORDER BY line LIMIT $3`,
      [id, afterLine, limit],
    );
    return rows.map(
      (row) =>
        ({
          ...(Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as object),
          line: Number(row.line),
        }) as RowVerdict,
    );
  }
}

function toOperation(row: Row): Operation {
  return { ...row, done: Number(row.done), total: row.total === null ? null : Number(row.total), errors: Number(row.errors) };
}
