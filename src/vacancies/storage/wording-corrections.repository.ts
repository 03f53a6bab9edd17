import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { IscoCode, OccupationUri } from '../../standards/index.js';
import { employerKey, type WordingCorrection, wordingKey } from '../domain/wording-correction.js';

interface Row {
  readonly occupation: IscoCode;
  readonly occupation_uri: OccupationUri | null;
  readonly written_as: string;
}

@Injectable()
export class WordingCorrectionsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** The later one of a wording stands. */
  async keep(tx: EntityManager, { source, employer, wording, occupation, occupationUri }: WordingCorrection): Promise<void> {
    await tx.query(
      `INSERT INTO vacancies.wording_correction (source, employer, wording, occupation, occupation_uri, written_as) VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (source, employer, wording) DO UPDATE SET occupation = excluded.occupation, occupation_uri = excluded.occupation_uri,
         written_as = excluded.written_as, corrected_at = now()`,
      [source, employerKey(employer), wordingKey(wording), occupation, occupationUri ?? null, wording],
    );
  }

  /** What was said for this employer, else for the whole source. */
  async find(source: string, employer: string | undefined, wording: string): Promise<WordingCorrection | undefined> {
    const [row]: Row[] = await this.dataSource.query(
      `SELECT occupation, occupation_uri, written_as FROM vacancies.wording_correction
       WHERE source = $1 AND employer IN ($2, '') AND wording = $3 ORDER BY employer DESC LIMIT 1`,
      [source, employerKey(employer), wordingKey(wording)],
    );
    return row && { source, wording: row.written_as, occupation: row.occupation, occupationUri: row.occupation_uri ?? undefined };
  }
}
