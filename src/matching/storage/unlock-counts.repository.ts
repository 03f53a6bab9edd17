import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { UnlockCounts } from '../domain/unlocks/published-counts.js';

export interface StoredCounts extends UnlockCounts {
  readonly country: CountryCode;
  /** The day on which gates were judged. */
  readonly asOf: IsoDate;
  /** When counting began. ISO 8601 instant. */
  readonly countedAt: string;
  /** Invented people are among those counted. */
  readonly demonstration: boolean;
}

interface Row {
  readonly country: CountryCode;
  readonly as_of: IsoDate;
  readonly counted_at: Date;
  readonly demonstration: boolean;
  readonly content: UnlockCounts;
}

/** Only what may be published is stored. */
@Injectable()
export class UnlockCountsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(country: CountryCode): Promise<StoredCounts | undefined> {
    const [row]: Row[] = await this.dataSource.query(
      `SELECT country, as_of::text, counted_at, demonstration, content FROM matching.unlock_count WHERE country = $1`,
      [country],
    );
    return row && { country, asOf: row.as_of, countedAt: row.counted_at.toISOString(), demonstration: row.demonstration, ...row.content };
  }

  /** A count that began earlier than the one kept is dropped. */
  async keep({ country, asOf, countedAt, demonstration, ...content }: StoredCounts): Promise<void> {
    await this.dataSource.query(
      `INSERT INTO matching.unlock_count AS known (country, as_of, counted_at, demonstration, content) VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (country) DO UPDATE SET as_of = $2, counted_at = $3, demonstration = $4, content = $5 WHERE known.counted_at <= $3`,
      [country, asOf, countedAt, demonstration, JSON.stringify(content)],
    );
  }
}
