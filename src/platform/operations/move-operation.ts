import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Operation, type OperationAction, OperationNotFound, type OperationStatus, statusAfter } from './operation.js';

export interface MovedOperation extends Pick<Operation, 'kind' | 'input'> {
  readonly was: OperationStatus;
  readonly now: OperationStatus;
}

/** Pauses, resumes, and marks work to be taken back. What that means for the rows, the module that does the work knows. */
@Injectable()
export class MoveOperation {
  /** @throws OperationNotFound, OperationCannotMove */
  async execute(tx: EntityManager, id: string, action: OperationAction): Promise<MovedOperation> {
    const [row]: Pick<Operation, 'kind' | 'status' | 'input'>[] = await tx.query(
      `SELECT kind, status, input FROM platform.operation WHERE id::text = $1 FOR UPDATE`,
      [id],
    );
    if (!row) throw new OperationNotFound(id);
    const { kind, status: was, input } = row;
    const now = statusAfter({ id, status: was }, action);
    await tx.query(`UPDATE platform.operation SET status = $2 WHERE id = $1`, [id, now]);
    return { kind, input, was, now };
  }

  /** How far it has been taken back; what is told is in `result` until all of it is. */
  async tookBack(tx: EntityManager, id: string, result: Record<string, unknown>): Promise<void> {
    await tx.query(`UPDATE platform.operation SET result = coalesce(result, '{}') || $2 WHERE id = $1`, [id, JSON.stringify(result)]);
  }

  /** What was asked to be taken back has been. */
  async rolledBack(tx: EntityManager, id: string, result: Record<string, unknown>): Promise<void> {
    await this.leaveRollBack(tx, id, 'rolled-back', result);
    await tx.query(`DELETE FROM platform.operation_upload WHERE operation_id = $1`, [id]);
  }

  /** It could not be taken back, and stands as it stood. */
  async stands(tx: EntityManager, id: string, was: Operation['status'], result: Record<string, unknown>): Promise<void> {
    await this.leaveRollBack(tx, id, was, result);
  }

  private async leaveRollBack(tx: EntityManager, id: string, to: Operation['status'], result: Record<string, unknown>): Promise<void> {
    await tx.query(
      `UPDATE platform.operation SET status = $2, result = coalesce(result, '{}') || $3, ended_at = coalesce(ended_at, now())
       WHERE id = $1 AND status = 'rolling-back'`,
      [id, to, JSON.stringify(result)],
    );
  }
}
