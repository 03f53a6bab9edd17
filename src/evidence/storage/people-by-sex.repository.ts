import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { CountsBySex } from '../domain/by-sex.js';

/** The counts of a day, before anything is withheld. */
@Injectable()
export class PeopleBySexRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(country: CountryCode, day: IsoDate): Promise<CountsBySex | undefined> {
    const [row]: { counts: CountsBySex }[] = await this.dataSource.query(
      `SELECT counts FROM evidence.people_by_sex WHERE country = $1 AND counted_on = $2`,
      [country, day],
    );
    return row?.counts;
  }

  /** The first count of a day stays. */
  async keep(country: CountryCode, day: IsoDate, counts: CountsBySex): Promise<void> {
    const statement = `INSERT INTO evidence.people_by_sex (country, counted_on, counts) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`;
    await this.dataSource.query(statement, [country, day, JSON.stringify(counts)]);
  }
}
