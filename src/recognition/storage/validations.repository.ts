import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import { DataKeys, KEY_COLUMNS, type KeyRow, keyOf } from '../../platform/encryption/data-keys.js';
import type { CountryCode } from '../../standards/index.js';
import { ValidationNotFound } from '../domain/validation/validation.errors.js';
import type { Award, AwardedValidation, UnitResult, ValidationRecord } from '../domain/validation/validation-record.js';

const RESULT = 'recognition.validation_result';
const AWARD = 'recognition.validation_award';
const SELECT = `SELECT one.id, one.profile_id AS "profileId", one.standard, one.centre, one.opened_on::text AS "openedOn", ${KEY_COLUMNS},
  coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'content', content, 'sealed', encode(sealed, 'base64')) ORDER BY id)
    FROM recognition.validation_result WHERE validation_id = one.id), '[]') AS results,
  (SELECT jsonb_build_object('id', validation_id, 'content', content, 'sealed', encode(sealed, 'base64'))
    FROM recognition.validation_award WHERE validation_id = one.id) AS award
  FROM recognition.validation AS one ${keyOf('one.profile_id')}`;

/** `content` only where it was written before encryption and is not sealed yet. */
interface Part<T> {
  readonly id: string;
  readonly content: T | null;
  readonly sealed: string | null;
}
type Row = Omit<ValidationRecord, 'results' | 'award'> &
  KeyRow & { readonly results: readonly Part<UnitResult>[]; readonly award: Part<Award> | null };

/** What was judged, by whom and why is sealed for the person. */
@Injectable()
export class ValidationsRepository {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly keys: DataKeys,
  ) {}

  /** Oldest first. */
  async ofPerson(profileId: string, tx: EntityManager = this.dataSource.manager): Promise<ValidationRecord[]> {
    const rows: Row[] = await tx.query(`${SELECT} WHERE one.profile_id = $1 ORDER BY one.id`, [profileId]);
    return Promise.all(rows.map((row) => this.opened(row)));
  }

  /** @throws ValidationNotFound */
  async get(profileId: string, id: string, tx: EntityManager = this.dataSource.manager): Promise<ValidationRecord> {
    const [row]: Row[] = await tx.query(`${SELECT} WHERE one.profile_id = $1 AND one.id = $2`, [profileId, id]);
    if (!row) throw new ValidationNotFound(id);
    return this.opened(row);
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

  /** @throws SubjectErased */
  async addResult(tx: EntityManager, { id: validationId, profileId }: ValidationRecord, result: UnitResult): Promise<void> {
    const id = newId();
    const sealed = (await this.keys.toWrite(tx, profileId)).seal({ table: RESULT, row: id }, result);
    await tx.query(`INSERT INTO recognition.validation_result (id, validation_id, sealed) VALUES ($1, $2, $3)`, [id, validationId, sealed]);
  }

  /** @throws SubjectErased */
  async addAward(tx: EntityManager, { id, profileId, award }: AwardedValidation): Promise<void> {
    const sealed = (await this.keys.toWrite(tx, profileId)).seal({ table: AWARD, row: id }, award);
    await tx.query(`INSERT INTO recognition.validation_award (validation_id, sealed) VALUES ($1, $2)`, [id, sealed]);
  }

  private async opened({ kek, wrapped, results, award, ...rest }: Row): Promise<ValidationRecord> {
    const key = await this.keys.toRead(rest.profileId, { kek, wrapped });
    const open = <T>(table: string, { id, content, sealed }: Part<T>): T[] => {
      if (content || !key || !sealed) return content ? [content] : [];
      return [key.open<T>({ table, row: id }, Buffer.from(sealed, 'base64'))];
    };
    const [given = null] = award ? open(AWARD, award) : [];
    return { ...rest, results: results.flatMap((one) => open(RESULT, one)), award: given };
  }
}
