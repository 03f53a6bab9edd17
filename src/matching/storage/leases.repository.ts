import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { World } from '../domain/match-list.js';
import { LeaseLost } from '../domain/matching.errors.js';

/** The right to bring one country's lists to the present, until somebody holds a higher token. */
export interface Lease {
  readonly country: CountryCode;
  readonly token: number;
  /** What the lists of the country account for. */
  readonly reached: World;
}

interface Row {
  readonly token: string;
  readonly vacancies_revision: string;
  readonly taxonomy_revision: string;
  readonly as_of: IsoDate;
}

/** A lease ends so long after its last renewal, by the clock of the database. */
export const LEASE_SECONDS = 6;
const EXPIRY = `clock_timestamp() + interval '${LEASE_SECONDS} seconds'`;
/** Run out, or further away than a lease lasts: then the clock has gone back since. A holder that lives takes it anew. */
const HAS_ENDED = `(lease.expires_at <= clock_timestamp() OR lease.expires_at > ${EXPIRY})`;

@Injectable()
export class LeasesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @returns undefined while another holds the country */
  async take(country: CountryCode, holder: string): Promise<Lease | undefined> {
    const [row]: Row[] = await this.dataSource.query(
      `INSERT INTO matching.lease AS lease (country, holder, expires_at) VALUES ($1, $2, ${EXPIRY})
       ON CONFLICT (country) DO UPDATE SET holder = excluded.holder, token = lease.token + 1, expires_at = ${EXPIRY}
       WHERE lease.holder IS NULL OR ${HAS_ENDED}
       RETURNING token, vacancies_revision, taxonomy_revision, as_of::text`,
      [country, holder],
    );
    if (!row) return undefined;
    const reached = { vacancies: Number(row.vacancies_revision), taxonomy: Number(row.taxonomy_revision), asOf: row.as_of };
    return { country, token: Number(row.token), reached };
  }

  async renew({ country, token }: Lease): Promise<void> {
    await this.dataSource.query(`UPDATE matching.lease SET expires_at = ${EXPIRY} WHERE country = $1 AND token = $2`, [country, token]);
  }

  async release({ country, token }: Lease): Promise<void> {
    await this.dataSource.query(`UPDATE matching.lease SET holder = NULL WHERE country = $1 AND token = $2`, [country, token]);
  }

  /** Nobody takes the country over until the transaction ends. @throws LeaseLost when somebody has */
  async hold(tx: EntityManager, { country, token }: Lease): Promise<void> {
    const rows: unknown[] = await tx.query(`SELECT 1 FROM matching.lease WHERE country = $1 AND token = $2 FOR SHARE`, [country, token]);
    if (!rows.length) throw new LeaseLost(country, token);
  }

  /** Every list of the country accounts for `world`. @throws LeaseLost */
  async reach({ country, token }: Lease, world: World): Promise<void> {
    const [, changed]: [unknown, number] = await this.dataSource.query(
      `UPDATE matching.lease SET vacancies_revision = greatest(vacancies_revision, $3), taxonomy_revision = greatest(taxonomy_revision, $4),
         as_of = greatest(as_of, $5::date) WHERE country = $1 AND token = $2`,
      [country, token, world.vacancies, world.taxonomy, world.asOf],
    );
    if (!changed) throw new LeaseLost(country, token);
  }

  /** A holder let its lease run out: it has died, or hangs. */
  async someoneDied(): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(`SELECT 1 FROM matching.lease WHERE holder IS NOT NULL AND ${HAS_ENDED} LIMIT 1`);
    return rows.length > 0;
  }

  /** While some country is being brought to the announced world, another is behind it and nobody serves it. */
  async someoneWaits(): Promise<boolean> {
    const rows: unknown[] = await this.dataSource.query(
      `SELECT 1 FROM matching.checkpoint AS world, matching.lease WHERE ${isBehind('world')} AND ${isBehind('lease')} AND holder IS NULL LIMIT 1`,
    );
    return rows.length > 0;
  }

  /** Leases that ran out and were not needed again; their former holders write nothing more. */
  async freeTheDead(): Promise<void> {
    await this.dataSource.query(`UPDATE matching.lease SET holder = NULL, token = token + 1 WHERE holder IS NOT NULL AND ${HAS_ENDED}`);
  }
}

function isBehind(who: 'world' | 'lease'): string {
  const parts = ['vacancies_revision', 'taxonomy_revision', 'as_of'].map((part) => `${who}.${part} < world.announced_${part}`);
  return `(${parts.join(' OR ')})`;
}
