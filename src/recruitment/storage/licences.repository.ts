import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode, IsoDate } from '../../standards/index.js';
import type { AgencyLicence } from '../domain/agency-licence.js';
import { LicenceAlreadyRecorded, LicenceNotFound } from '../domain/recruitment.errors.js';

interface Row extends Omit<AgencyLicence, 'to'> {
  readonly to: IsoDate | null;
}

const UNIQUE = '23505';
const SELECT = `SELECT id, country, agency, number, authority, valid_from::text AS "from", valid_to::text AS "to", source, verified FROM recruitment.agency_licence`;

@Injectable()
export class LicencesRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** In the order of ids. @param on only those valid on this day */
  async page(
    country: CountryCode | undefined,
    on: IsoDate | undefined,
    after: string | undefined,
    limit: number,
  ): Promise<AgencyLicence[]> {
    const rows: Row[] = await this.dataSource.query(
      `${SELECT} WHERE ($1::text IS NULL OR country = $1) AND ($2::date IS NULL OR (valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)))
         AND ($3::uuid IS NULL OR id > $3) ORDER BY id LIMIT $4`,
      [country ?? null, on ?? null, after ?? null, limit],
    );
    return rows.map(toLicence);
  }

  async of(country: CountryCode): Promise<AgencyLicence[]> {
    const rows: Row[] = await this.dataSource.query(`${SELECT} WHERE country = $1 ORDER BY id`, [country]);
    return rows.map(toLicence);
  }

  /** @throws LicenceNotFound */
  async getToChange(tx: EntityManager, id: string): Promise<AgencyLicence> {
    const [row]: Row[] = await tx.query(`${SELECT} WHERE id = $1 FOR UPDATE`, [id]);
    if (!row) throw new LicenceNotFound(id);
    return toLicence(row);
  }

  /** @throws LicenceAlreadyRecorded */
  async add(tx: EntityManager, { id, country, agency, number, authority, from, to, source, verified }: AgencyLicence): Promise<void> {
    try {
      await tx.query(
        `INSERT INTO recruitment.agency_licence (id, country, agency, number, authority, valid_from, valid_to, source, verified) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [id, country, agency, number, authority, from, to ?? null, source, verified],
      );
    } catch (error) {
      throw (error as { code?: string }).code === UNIQUE ? new LicenceAlreadyRecorded() : error;
    }
  }

  async end(tx: EntityManager, id: string, to: IsoDate): Promise<void> {
    await tx.query(`UPDATE recruitment.agency_licence SET valid_to = $2 WHERE id = $1`, [id, to]);
  }
}

function toLicence({ to, ...row }: Row): AgencyLicence {
  return { ...row, ...(to && { to }) };
}
