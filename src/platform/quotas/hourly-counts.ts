import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { asService } from '../database/reach.js';
import { BlindIndex } from '../encryption/blind-index.js';
import { networkOf } from './quota.js';

/** What people do on pages, so many times within an hour: by whom it is counted is kept as a blind index. */
export interface HourlyLimit {
  readonly name: string;
  readonly most: number;
}

export class TooManyWithinAnHour extends Error {
  readonly code = 'too-many-within-an-hour';
  constructor(readonly retryAfter: number) {
    super(`Too many of these came within an hour. Nothing of this one was done; send it again in ${retryAfter} seconds.`);
  }
}

const HOUR = `interval '1 hour'`;
/** The hour begins with the first of them. */
const COUNT = `
  INSERT INTO platform.hourly_count AS counted (client, began_at, used) VALUES ($1, now(), 1)
  ON CONFLICT (client) DO UPDATE SET
    began_at = CASE WHEN counted.began_at > now() - ${HOUR} THEN counted.began_at ELSE now() END,
    used = CASE WHEN counted.began_at > now() - ${HOUR} THEN counted.used + 1 ELSE 1 END
  RETURNING used, ceil(extract(epoch FROM began_at + ${HOUR} - now()))::int AS seconds`;

/** Counts over all processes, for limits so high that those who share a network do not meet them. */
@Injectable()
export class HourlyCounts {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly index: BlindIndex,
  ) {}

  /** @param by whom: the network of an address, or what else the limit is of @returns seconds until one more is let through; 0: this one is */
  async count({ name, most }: HourlyLimit, by: string): Promise<number> {
    const client = `${name}:${this.index.of(`hourly ${name}`, by)}`;
    const [row]: { used: number; seconds: number }[] = await asService(() => this.dataSource.query(COUNT, [client]));
    return row && row.used > most ? Math.max(1, row.seconds) : 0;
  }

  /** @param address of the network @throws TooManyWithinAnHour */
  async spend(limit: HourlyLimit, address: string): Promise<void> {
    const seconds = await this.count(limit, networkOf(address));
    if (seconds) throw new TooManyWithinAnHour(seconds);
  }
}
