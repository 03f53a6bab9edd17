import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import type { CountryCode } from '../../standards/index.js';
import { ValidationNotFound } from '../domain/validation/validation.errors.js';
import type { Award, UnitResult, ValidationRecord } from '../domain/validation/validation-record.js';

const SELECT = `SELECT one.id, one.profile_id AS "profileId", one.standard, one.centre, one.opened_on::text AS "openedOn",
  coalesce((SELECT jsonb_agg(content ORDER BY id) FROM recognition.validation_result WHERE validation_id = one.id), '[]') AS results,
  (SELECT content FROM recognition.validation_award WHERE validation_id = one.id) AS award
  FROM recognition.validation AS one`;

@Injectable()
export class ValidationsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Oldest first. */
  ofPerson(profileId: string, tx: EntityManager = this.dataSource.manager): Promise<ValidationRecord[]> {
    return tx.query(`${SELECT} WHERE one.profile_id = $1 ORDER BY one.id`, [profileId]);
  }

  /** @throws ValidationNotFound */
  async get(profileId: string, id: string, tx: EntityManager = this.dataSource.manager): Promise<ValidationRecord> {
    const [found]: ValidationRecord[] = await tx.query(`${SELECT} WHERE one.profile_id = $1 AND one.id = $2`, [profileId, id]);
    if (!found) throw new ValidationNotFound(id);
    return found;
  }

  async countryOf(id: string): Promise<CountryCode | undefined> {
    const [found]: { country: CountryCode }[] = await this.dataSource.query(
      `SELECT standard ->> 'country' AS country FROM recognition.validation WHERE id = $1`,
      [id],
    );
    return found?.country;
  }

  /** One act after the other: whoever comes second reads what the first has written. @throws ValidationNotFound */
  async getToChange(tx: EntityManager, profileId: string, id: string): Promise<ValidationRecord> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 6))`, [profileId]);
    return this.get(profileId, id, tx);
  }

  async add(tx: EntityManager, { id, profileId, standard, centre, openedOn }: ValidationRecord): Promise<void> {
    await tx.query(`INSERT INTO recognition.validation (id, profile_id, standard, centre, opened_on) VALUES ($1, $2, $3, $4, $5)`, [
      id,
      profileId,
      JSON.stringify(standard),
      centre,
      openedOn,
    ]);
  }

  async addResult(tx: EntityManager, validationId: string, result: UnitResult): Promise<void> {
    await tx.query(`INSERT INTO recognition.validation_result (id, validation_id, content) VALUES ($1, $2, $3)`, [
      newId(),
      validationId,
      JSON.stringify(result),
    ]);
  }

  async addAward(tx: EntityManager, validationId: string, award: Award): Promise<void> {
    await tx.query(`INSERT INTO recognition.validation_award (validation_id, content) VALUES ($1, $2)`, [
      validationId,
      JSON.stringify(award),
    ]);
  }
}
