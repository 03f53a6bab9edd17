import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** A vacancy that somebody else has changed since the import. */
export interface ChangedSince {
  readonly id: string;
  readonly reference: string;
}
export interface Restored {
  /** Those that are again what they were before. */
  readonly restored: number;
  /** Those that only this import brought: closed, and in no list. */
  readonly withdrawn: number;
}

/** Whatever else had a say between two rows of the import, or after it. */
const CHANGED = `change.operation_id = $1 AND (change.overwrote OR vacancy.stated_revision <> change.left_at)`;

/** What each vacancy was before an import, so that the import can be taken back. */
@Injectable()
export class ImportChangesRepository {
  /** Called before the new state is written; only the first state of each vacancy counts. @param tx holds the register */
  async remember(
    tx: EntityManager,
    operationId: string,
    changed: readonly { readonly id: string; readonly revision: number; readonly vacancy: { readonly source: string } }[],
  ): Promise<void> {
    if (!changed.length) return;
    await tx.query(
      `INSERT INTO vacancies.import_change (operation_id, vacancy_id, source, left_at, content, content_hash, status, closed_because, stated_revision)
       SELECT $1, now.id, now.source, now.revision, before.content, before.content_hash, before.status, before.closed_because, before.stated_revision
       FROM unnest($2::uuid[], $3::bigint[], $4::text[]) AS now (id, revision, source) LEFT JOIN vacancies.vacancy AS before ON before.id = now.id
       ON CONFLICT (operation_id, vacancy_id) DO UPDATE SET left_at = excluded.left_at,
         overwrote = import_change.overwrote OR excluded.stated_revision IS DISTINCT FROM import_change.left_at`,
      [operationId, changed.map(({ id }) => id), changed.map(({ revision }) => revision), changed.map(({ vacancy }) => vacancy.source)],
    );
  }

  /** @returns how many somebody else has changed since, and the first of them */
  async changedSince(tx: EntityManager, operationId: string, limit: number): Promise<{ all: number; first: readonly ChangedSince[] }> {
    const from = `FROM vacancies.import_change AS change JOIN vacancies.vacancy ON vacancy.id = change.vacancy_id WHERE ${CHANGED}`;
    const [count]: { n: number }[] = await tx.query(`SELECT count(*)::int AS n ${from}`, [operationId]);
    const first: ChangedSince[] = await tx.query(
      `SELECT vacancy.id, vacancy.reference ${from} ORDER BY vacancy.reference LIMIT ${Number(limit)}`,
      [operationId],
    );
    return { all: count?.n ?? 0, first };
  }

  /**
   * The next of them are again as they were, each with a revision of its own; what they were is then forgotten, so that whoever goes on begins behind them.
   * One that somebody has changed meanwhile all the same stays as they said. @param tx holds the register
   */
  async restore(tx: EntityManager, operationId: string, limit: number): Promise<Restored & { readonly ids: readonly string[] }> {
    const next: { id: string }[] = await tx.query(
      `SELECT vacancy_id AS id FROM vacancies.import_change WHERE operation_id = $1 ORDER BY 1 LIMIT $2`,
      [operationId, limit],
    );
    const ids = next.map(({ id }) => id);
    if (!ids.length) return { ids, restored: 0, withdrawn: 0 };
    await tx.query(`UPDATE vacancies.register SET revision = revision + $1`, [ids.length]);
    const [rows]: [{ withdrawn: boolean }[], number] = await tx.query(
      `UPDATE vacancies.vacancy SET ${RESTORED}, revision = (SELECT revision FROM vacancies.register) - $3::bigint + was.at, changed_at = now(),
         duplicate_of = NULL, duplicate_because = NULL
       FROM (SELECT *, row_number() OVER (ORDER BY vacancy_id) AS at FROM vacancies.import_change WHERE operation_id = $1 AND vacancy_id = ANY($2)) AS was
       WHERE vacancy.id = was.vacancy_id AND NOT was.overwrote AND vacancy.stated_revision = was.left_at RETURNING was.content IS NULL AS withdrawn`,
      [operationId, ids, ids.length],
    );
    await tx.query(`DELETE FROM vacancies.import_change WHERE operation_id = $1 AND vacancy_id = ANY($2)`, [operationId, ids]);
    const withdrawn = rows.filter((row) => row.withdrawn).length;
    return { ids, restored: rows.length - withdrawn, withdrawn };
  }

  /** The import that is being taken back and has not come to one of these yet. */
  async beingTakenBack(tx: EntityManager, vacancyIds: readonly string[]): Promise<string | undefined> {
    if (!vacancyIds.length) return undefined;
    const [row]: { id: string }[] = await tx.query(
      `SELECT operation.id FROM platform.operation WHERE status = 'rolling-back' AND EXISTS (
         SELECT FROM vacancies.import_change WHERE operation_id = operation.id AND vacancy_id = ANY($1)) LIMIT 1`,
      [vacancyIds],
    );
    return row?.id;
  }

  /** Ids of what the import touched, in the order of ids. */
  async touched(tx: EntityManager, operationId: string, after: string | undefined, limit: number): Promise<string[]> {
    const rows: { id: string }[] = await tx.query(
      `SELECT vacancy_id AS id FROM vacancies.import_change WHERE operation_id = $1 AND ($2::uuid IS NULL OR vacancy_id > $2) ORDER BY 1 LIMIT $3`,
      [operationId, after ?? null, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** How many the snapshot has closed. */
  async countAbsent(tx: EntityManager, operationId: string): Promise<number> {
    const [row]: { n: number }[] = await tx.query(
      `SELECT count(*)::int AS n FROM vacancies.import_change AS change JOIN vacancies.vacancy ON vacancy.id = change.vacancy_id
       WHERE operation_id = $1 AND vacancy.closed_because = 'absent' AND vacancy.stated_revision = change.left_at`,
      [operationId],
    );
    return row?.n ?? 0;
  }
}

/** One that did not exist keeps the words that it came with: who refers to it can still read it. */
const RESTORED = `
  content = coalesce(was.content, vacancy.content), content_hash = coalesce(was.content_hash, vacancy.content_hash),
  status = coalesce(was.status, 'closed'), closed_because = CASE WHEN was.content IS NULL THEN 'withdrawn' ELSE was.closed_because END,
  stated_revision = coalesce(was.stated_revision, vacancy.stated_revision), demonstration = coalesce((was.content ->> 'demonstration')::boolean, vacancy.demonstration),
  country = coalesce(was.content ->> 'country', vacancy.country), region = coalesce(was.content ->> 'region', vacancy.region),
  occupation = coalesce(was.content ->> 'occupation', vacancy.occupation)`;
