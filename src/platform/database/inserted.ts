import type { EntityManager } from 'typeorm';

/**
 * Whether an INSERT … ON CONFLICT DO NOTHING wrote a row, told by its count: RETURNING would ask that whoever writes may also read the row.
 * @param tx of a transaction
 */
export async function inserted(tx: EntityManager, statement: string, parameters: unknown[]): Promise<boolean> {
  if (!tx.queryRunner) throw new Error('Rows are inserted within a transaction.');
  const { affected } = await tx.queryRunner.query(statement, parameters, true);
  return (affected ?? 0) > 0;
}
