import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { Cell, CellFilter, Snapshot } from '../domain/cell.js';

/** Whose statistics: those of a country, or of the invented people and vacancies that go to it. */
export interface Population {
  readonly country: CountryCode;
  readonly demonstration: boolean;
}
type Key = Pick<Cell, 'code' | 'region'>;

/** The last count of each population, as it may be told. */
@Injectable()
export class SnapshotsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find({ country, demonstration }: Population): Promise<Snapshot | undefined> {
    const [found]: Snapshot[] = await this.dataSource.query(
      `SELECT counted_on::text AS "countedOn", to_char(counted_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') AS "countedAt"
       FROM statistics.snapshot WHERE country = $1 AND demonstration = $2`,
      [country, demonstration],
    );
    return found;
  }

  /** Those that somebody has asked for. */
  populations(): Promise<Population[]> {
    return this.dataSource.query(`SELECT country, demonstration FROM statistics.snapshot ORDER BY 1, 2`);
  }

  cells({ country, demonstration }: Population, filter: CellFilter, after: Key | undefined, limit: number): Promise<Cell[]> {
    return this.dataSource.query(
      `SELECT about, level, code, region, isco, number, openings FROM statistics.cell
       WHERE country = $1 AND demonstration = $2 AND about = $3 AND level = $4 AND starts_with(isco, $5) AND ($6::text IS NULL OR code = $6)
         AND CASE $7 WHEN 'each' THEN region <> '' ELSE region = $7 END AND ($8::text IS NULL OR (code, region) > ($8, $9)) ORDER BY code, region LIMIT $10`,
      [
        ...[country, demonstration, filter.about, filter.level, filter.group ?? '', filter.uri ?? null, filter.region ?? ''],
        ...[after?.code ?? null, after?.region ?? null, limit],
      ],
    );
  }

  /** The first count of a day stays: two of one day could be compared. */
  keep(of: Population, countedOn: IsoDate, countedAt: string, cells: readonly Cell[]): Promise<void> {
    return this.dataSource.transaction(async (tx) => {
      if (await this.begin(tx, of, countedOn, countedAt)) await this.replace(tx, of, cells);
    });
  }

  private async begin(tx: EntityManager, { country, demonstration }: Population, on: IsoDate, at: string): Promise<boolean> {
    const rows: unknown[] = await tx.query(
      `INSERT INTO statistics.snapshot AS kept VALUES ($1, $2, $3, $4) ON CONFLICT (country, demonstration)
       DO UPDATE SET counted_on = excluded.counted_on, counted_at = excluded.counted_at WHERE kept.counted_on < excluded.counted_on RETURNING country`,
      [country, demonstration, on, at],
    );
    return rows.length > 0;
  }

  private async replace(tx: EntityManager, { country, demonstration }: Population, cells: readonly Cell[]): Promise<void> {
    await tx.query(`DELETE FROM statistics.cell WHERE country = $1 AND demonstration = $2`, [country, demonstration]);
    const column = (of: keyof Cell) => cells.map((cell) => cell[of]);
    await tx.query(
      `INSERT INTO statistics.cell (country, demonstration, about, level, code, region, isco, number, openings)
       SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::int[])`,
      [
        ...[country, demonstration, column('about'), column('level'), column('code'), column('region'), column('isco')],
        ...[column('number'), column('openings')],
      ],
    );
  }
}
