import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CountryCode } from '../../standards/index.js';

/** Jobs that are open, and the people they seek, in one group of occupations and one region. */
export interface Demand {
  /** `all`; digits of an ISCO-08 group; `esco`. */
  readonly level: 'all' | '1' | '2' | '3' | '4' | 'esco';
  /** '' for all. */
  readonly code: string;
  /** The group of ISCO-08 that it lies in. */
  readonly isco: string;
  /** '' for the whole country. */
  readonly region: string;
  readonly vacancies: number;
  readonly openings: number;
}

/** Open work added up. An advertisement that is the same job as another counts once. */
@Injectable()
export class DemandRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  count(country: CountryCode, demonstration: boolean): Promise<Demand[]> {
    return this.dataSource.query(
      `WITH job AS (
         SELECT region, occupation, content ->> 'occupationUri' AS uri, (content ->> 'openings')::int AS openings FROM vacancies.vacancy
         WHERE status = 'open' AND duplicate_of IS NULL AND country = $1 AND demonstration = $2)
       SELECT level, code, min(isco) AS isco, coalesce(region, '') AS region, count(*)::int AS vacancies, sum(openings)::int AS openings
       FROM job CROSS JOIN LATERAL (VALUES ('all', '', ''), ('1', left(occupation, 1), left(occupation, 1)), ('2', left(occupation, 2), left(occupation, 2)),
         ('3', left(occupation, 3), left(occupation, 3)), ('4', left(occupation, 4), occupation), ('esco', uri, occupation)) AS one (level, code, isco)
       WHERE level IN ('all', 'esco') AND code IS NOT NULL OR length(code)::text = level
       GROUP BY GROUPING SETS ((level, code, region), (level, code))`,
      [country, demonstration],
    );
  }
}
