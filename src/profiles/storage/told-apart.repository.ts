import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';

/** Which files somebody said to be of two people; the pair is kept once, whichever was named first. */
@Injectable()
export class ToldApartRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** @returns false: it was said before */
  async add(
    tx: EntityManager,
    [one, other]: readonly [string, string],
    by: { readonly id: string; readonly name: string },
  ): Promise<boolean> {
    const pair = [one, other].toSorted();
    const rows: unknown[] = await tx.query(
      `INSERT INTO profiles.told_apart (profile_id, other_id, principal_id, principal_name) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING RETURNING profile_id`,
      [...pair, by.id, by.name],
    );
    return rows.length > 0;
  }

  /** Pairs among these, the smaller id first. */
  async among(ids: readonly string[]): Promise<readonly (readonly [string, string])[]> {
    const rows: { profile_id: string; other_id: string }[] = await this.dataSource.query(
      `SELECT profile_id, other_id FROM profiles.told_apart WHERE profile_id = ANY($1) AND other_id = ANY($1)`,
      [ids],
    );
    return rows.map(({ profile_id, other_id }) => [profile_id, other_id]);
  }
}
