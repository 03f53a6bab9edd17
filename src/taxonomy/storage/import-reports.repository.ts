import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DanglingRow, ImportReport } from '../domain/import-report.js';

const IMPORT_LOCK = 5_157_001;

@Injectable()
export class ImportReportsRepository {
  /** One import at a time on a database, until the transaction ends. @returns false when another has it and `wait` is not asked for */
  async lock(tx: EntityManager, wait: boolean): Promise<boolean> {
    if (wait) await tx.query(`SELECT pg_advisory_xact_lock($1)`, [IMPORT_LOCK]);
    const [{ got }] = await tx.query(`SELECT pg_try_advisory_xact_lock($1) AS got`, [IMPORT_LOCK]);
    return got;
  }

  async append(report: ImportReport, dangling: readonly DanglingRow[], tx: EntityManager): Promise<void> {
    await tx.query(`INSERT INTO taxonomy.import (id, release, report, revision) VALUES ($1, $2, $3, $4)`, [
      report.id,
      report.release,
      JSON.stringify(report),
      report.revision,
    ]);
    await tx.query(
      `INSERT INTO taxonomy.dangling_row (import_id, file, line, subject_uri, object_uri, missing_uris)
       SELECT $1, row.file, row.line, row.subject, row.object, row.missing
       FROM jsonb_to_recordset($2::jsonb) AS row (file text, line bigint, subject text, object text, missing text[])`,
      [report.id, JSON.stringify(dangling)],
    );
  }

  /** Rises by one when something has changed. @returns the revision that now holds */
  async revise(tx: EntityManager, changed: boolean): Promise<number> {
    if (changed) await tx.query(`UPDATE taxonomy.revision SET number = number + 1`);
    const [{ number }] = await tx.query(`SELECT number FROM taxonomy.revision`);
    return Number(number);
  }

  /** True once an official release has been taken in. */
  async hasOfficialRelease(tx: EntityManager): Promise<boolean> {
    const [{ has }] = await tx.query(`SELECT EXISTS (SELECT FROM taxonomy.concept WHERE source = 'esco') AS has`);
    return has;
  }
}
