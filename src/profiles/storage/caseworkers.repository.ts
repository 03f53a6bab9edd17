import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode } from '../../standards/index.js';
import type { Caseworker } from '../domain/caseworker.js';

const SELECT = `SELECT profile_id AS "profileId", country, principal_id AS id, principal_name AS name, since FROM profiles.caseworker`;

@Injectable()
export class CaseworkersRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async find(profileId: string, tx: EntityManager = this.dataSource.manager): Promise<Caseworker | undefined> {
    const [row]: Caseworker[] = await tx.query(`${SELECT} WHERE profile_id = $1`, [profileId]);
    return row;
  }

  of(profileIds: readonly string[]): Promise<Caseworker[]> {
    return this.dataSource.query(`${SELECT} WHERE profile_id = ANY($1)`, [profileIds]);
  }

  /** @returns who looks after the person now: whoever was first */
  async takeOn(
    tx: EntityManager,
    profileId: string,
    country: CountryCode,
    { id, name }: Pick<Caseworker, 'id' | 'name'>,
  ): Promise<Caseworker> {
    await tx.query(
      `INSERT INTO profiles.caseworker (profile_id, country, principal_id, principal_name) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [profileId, country, id, name],
    );
    return (await this.find(profileId, tx)) as Caseworker;
  }

  /** @returns who looked after the person */
  async handBack(tx: EntityManager, profileId: string): Promise<Caseworker | undefined> {
    const before = await this.find(profileId, tx);
    await tx.query(`DELETE FROM profiles.caseworker WHERE profile_id = $1`, [profileId]);
    return before;
  }
}
