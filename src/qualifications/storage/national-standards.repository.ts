import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import type { NationalStandard, StandardRegister, ValidationCentre } from '../domain/national-standard.js';

type StandardContent = Omit<NationalStandard, 'id'>;
type CentreContent = Omit<ValidationCentre, 'id'>;

@Injectable()
export class NationalStandardsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  async revision(): Promise<number> {
    const [row]: { revision: string }[] = await this.dataSource.query(`SELECT revision FROM qualifications.register`);
    return Number(row?.revision ?? 0);
  }

  async all(): Promise<StandardRegister> {
    const standards: { id: string; content: StandardContent }[] = await this.dataSource.query(
      `SELECT id, content FROM qualifications.national_standard ORDER BY country, code`,
    );
    const centres: { id: string; content: CentreContent }[] = await this.dataSource.query(
      `SELECT id, content FROM qualifications.validation_centre ORDER BY country, name`,
    );
    return {
      standards: standards.map(({ id, content }) => ({ id, ...content })),
      centres: centres.map(({ id, content }) => ({ id, ...content })),
    };
  }

  /** Adds what is new and replaces what reads otherwise. @returns whether anything changed */
  async keep(tx: EntityManager, standards: readonly StandardContent[], centres: readonly CentreContent[]): Promise<boolean> {
    const kept = await this.keepRows(
      tx,
      ['national_standard', '(id, country, code, content)'],
      'country, code',
      standards.map((one) => [one.country, one.code, one]),
    );
    const keptCentres = await this.keepRows(
      tx,
      ['validation_centre', '(id, country, name, content)'],
      'country, name',
      centres.map((one) => [one.country, one.name, one]),
    );
    if (kept || keptCentres) await tx.query(`UPDATE qualifications.register SET revision = revision + 1`);
    return kept || keptCentres;
  }

  private async keepRows(
    tx: EntityManager,
    [table, columns]: readonly [string, string],
    key: string,
    rows: readonly (readonly [string, string, object])[],
  ): Promise<boolean> {
    const kept: unknown[] = await tx.query(
      `INSERT INTO qualifications.${table} AS known ${columns} SELECT * FROM unnest($1::uuid[], $2::text[], $3::text[], $4::jsonb[])
       ON CONFLICT (${key}) DO UPDATE SET content = excluded.content WHERE known.content <> excluded.content RETURNING 1`,
      [
        rows.map(() => newId()),
        rows.map(([country]) => country),
        rows.map(([, name]) => name),
        rows.map(([, , one]) => JSON.stringify(one)),
      ],
    );
    return kept.length > 0;
  }
}
