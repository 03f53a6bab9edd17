import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { FeeVerdict } from '../domain/fee-verdict.js';
import type { ReportedFee } from '../domain/reported-fee.js';

type NewReport = Omit<ReportedFee, 'verdict'>;

const SELECT = `SELECT id, vacancy_id AS "vacancyId", country, organisation, words, reported_at AS "reportedAt", verdict,
  json_build_object('id', reported_by, 'name', reported_by_name) AS "reportedBy" FROM recruitment.reported_fee`;
const STANDS = `verdict IS DISTINCT FROM 'no-fee'`;

/** Fees that were reported in other words; what was taken back is kept, and stands no more. */
@Injectable()
export class ReportedFeesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The one that stands. */
  async of(vacancyId: string, tx: EntityManager = this.dataSource.manager): Promise<ReportedFee | undefined> {
    const [row]: ReportedFee[] = await tx.query(`${SELECT} WHERE vacancy_id = $1 AND ${STANDS}`, [vacancyId]);
    return row;
  }

  async ofMany(vacancyIds: readonly string[]): Promise<ReadonlyMap<string, ReportedFee>> {
    const rows: ReportedFee[] = await this.dataSource.query(`${SELECT} WHERE vacancy_id = ANY($1) AND ${STANDS}`, [vacancyIds]);
    return new Map(rows.map((one) => [one.vacancyId, one]));
  }

  /** Two who report at once are one report. */
  async add(tx: EntityManager, { id, vacancyId, country, organisation, words, reportedBy, reportedAt }: NewReport): Promise<void> {
    await tx.query(
      `INSERT INTO recruitment.reported_fee (id, vacancy_id, country, organisation, words, reported_by, reported_by_name, reported_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (vacancy_id) WHERE ${STANDS} DO NOTHING`,
      [id, vacancyId, country, organisation, words, reportedBy.id, reportedBy.name, reportedAt],
    );
  }

  async decide(tx: EntityManager, id: string, verdict: FeeVerdict, by: ReportedFee['reportedBy'], at: Date): Promise<void> {
    await tx.query(
      `UPDATE recruitment.reported_fee SET verdict = $2, decided_by = $3, decided_by_name = $4, decided_at = $5 WHERE id = $1`,
      [id, verdict, by.id, by.name, at],
    );
  }
}
