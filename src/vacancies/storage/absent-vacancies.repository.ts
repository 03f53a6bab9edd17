import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { CountryCode } from '../../standards/index.js';

/** A snapshot of a source. `revision`: up to which it can speak; whatever was said later is not its to close. */
export interface Snapshot {
  readonly operationId: string;
  readonly source: string;
  readonly revision: number;
  /** Whoever sent it writes for these; left out: for all. */
  readonly countries?: readonly CountryCode[];
}

const OPEN_BEFORE = `source = $2 AND status = 'open' AND stated_revision <= $3::bigint AND ($4::text[] IS NULL OR country = ANY($4))`;
const ABSENT = `NOT EXISTS (SELECT FROM platform.operation_verdict AS verdict WHERE verdict.operation_id = $1 AND verdict.reference = vacancy.reference)`;
const values = ({ operationId, source, revision, countries }: Snapshot) => [operationId, source, revision, countries ?? null];

/** What a snapshot no longer has. A row that was refused is there all the same: its vacancy stays as it was. */
@Injectable()
export class AbsentVacanciesRepository {
  async count(tx: EntityManager, snapshot: Snapshot): Promise<{ open: number; absent: number }> {
    const [row]: { open: number; absent: number }[] = await tx.query(
      `SELECT count(*)::int AS open, count(*) FILTER (WHERE ${ABSENT})::int AS absent FROM vacancies.vacancy WHERE ${OPEN_BEFORE}`,
      values(snapshot),
    );
    return row as { open: number; absent: number };
  }

  /** Remembers and closes them. @param tx holds the register @param absent how many there are */
  async close(tx: EntityManager, snapshot: Snapshot, absent: number): Promise<void> {
    await tx.query(`UPDATE vacancies.register SET revision = revision + $1`, [absent]);
    await tx.query(
      `INSERT INTO vacancies.import_change (operation_id, vacancy_id, source, left_at, content, content_hash, status, closed_because, stated_revision)
       SELECT $1, id, source, (SELECT revision FROM vacancies.register) - $5::bigint + row_number() OVER (ORDER BY id), content, content_hash, status,
         closed_because, stated_revision
       FROM vacancies.vacancy WHERE ${OPEN_BEFORE} AND ${ABSENT}`,
      [...values(snapshot), absent],
    );
    await tx.query(
      `UPDATE vacancies.vacancy SET status = 'closed', closed_because = 'absent', revision = change.left_at, stated_revision = change.left_at,
         duplicate_of = NULL, duplicate_because = NULL, changed_at = now()
       FROM vacancies.import_change AS change
       WHERE change.operation_id = $1 AND change.vacancy_id = vacancy.id AND change.left_at > (SELECT revision FROM vacancies.register) - $2::bigint`,
      [snapshot.operationId, absent],
    );
  }
}
