import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { CountryCode } from '../../standards/index.js';
import type { Caseworker, Unattended } from '../domain/caseworker.js';

const SELECT = `SELECT profile_id AS "profileId", country, principal_id AS id, principal_name AS name, since FROM profiles.caseworker`;
const WITHOUT_ONE = `destination = ANY($1) AND looking <> 'paused' AND NOT EXISTS (SELECT FROM profiles.caseworker WHERE profile_id = profile.id)`;

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

  /** Whom a caseworker looks after, the latest first. */
  async peopleOf(principalId: string): Promise<string[]> {
    const rows: { id: string }[] = await this.dataSource.query(
      `SELECT profile_id AS id FROM profiles.caseworker WHERE principal_id = $1 ORDER BY since DESC, profile_id`,
      [principalId],
    );
    return rows.map(({ id }) => id);
  }

  /** People who look for work in these countries and whom nobody looks after, in the order of ids. */
  async withoutOne(countries: readonly CountryCode[], after: string | undefined, limit: number): Promise<Unattended[]> {
    return this.dataSource.query(
      `SELECT id, destination AS country, looking_confirmed_on::text AS "heardOn", demonstration FROM profiles.profile WHERE ${WITHOUT_ONE} AND ($2::uuid IS NULL OR id > $2) ORDER BY id LIMIT $3`,
      [countries, after ?? null, limit],
    );
  }

  async countWithoutOne(countries: readonly CountryCode[]): Promise<number> {
    const [row]: { n: number }[] = await this.dataSource.query(`SELECT count(*)::int AS n FROM profiles.profile WHERE ${WITHOUT_ONE}`, [
      countries,
    ]);
    return row?.n ?? 0;
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
