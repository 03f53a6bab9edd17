import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import type { IsoDate } from '../../standards/index.js';
import type { CodeMapping, CodeScheme, CodeVersion } from '../domain/codes/code-mapping.js';

type Row = { code: string; title: string | null; targets: CodeMapping['targets']; replaced_by: string[] };
/** `isco`, `occupationUri`: from the shared classifications back to the national list. */
export interface CodeFilter {
  readonly code?: string;
  readonly isco?: string;
  readonly occupationUri?: string;
}

const VERSION = `SELECT scheme, version, to_char(in_force_from, 'YYYY-MM-DD') AS "inForceFrom", codes FROM taxonomy.code_version`;

@Injectable()
export class CodeMappingsRepository {
  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Two that publish at once come one after the other. @returns the number of the new version */
  async publish(tx: EntityManager, scheme: CodeScheme, inForceFrom: IsoDate, mappings: readonly CodeMapping[]): Promise<number> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('code-mappings ' || $1))`, [scheme]);
    const [row]: { version: number }[] = await tx.query(
      `INSERT INTO taxonomy.code_version (scheme, version, in_force_from, codes)
       SELECT $1::text, coalesce(max(version), 0) + 1, $2::date, $3::int FROM taxonomy.code_version WHERE scheme = $1 RETURNING version`,
      [scheme, inForceFrom, mappings.length],
    );
    const version = row?.version ?? 0;
    await tx.query(
      `INSERT INTO taxonomy.code_mapping (scheme, version, code, title, targets, replaced_by)
       SELECT $1, $2, one ->> 'code', one ->> 'title', one -> 'targets', ARRAY(SELECT jsonb_array_elements_text(one -> 'replacedBy'))
       FROM jsonb_array_elements($3::jsonb) AS one`,
      [scheme, version, JSON.stringify(mappings)],
    );
    return version;
  }

  schemes(): Promise<CodeVersion[]> {
    return this.dataSource.query(`${VERSION} ORDER BY scheme, version`);
  }

  versions(scheme: CodeScheme): Promise<CodeVersion[]> {
    return this.dataSource.query(`${VERSION} WHERE scheme = $1 ORDER BY version`, [scheme]);
  }

  async version(scheme: string, version: number): Promise<CodeVersion | undefined> {
    const [row]: CodeVersion[] = await this.dataSource.query(`${VERSION} WHERE scheme = $1 AND version = $2::numeric`, [scheme, version]);
    return row;
  }

  /** Of those that have entered into force the last that was published. */
  async inForce(scheme: string, day: IsoDate): Promise<CodeVersion | undefined> {
    const [row]: CodeVersion[] = await this.dataSource.query(
      `${VERSION} WHERE scheme = $1 AND in_force_from <= $2::date ORDER BY in_force_from DESC, version DESC LIMIT 1`,
      [scheme, day],
    );
    return row;
  }

  async all(scheme: string, version: number): Promise<CodeMapping[]> {
    const rows: Row[] = await this.dataSource.query(
      `SELECT code, title, targets, replaced_by FROM taxonomy.code_mapping WHERE scheme = $1 AND version = $2 ORDER BY code COLLATE "C"`,
      [scheme, version],
    );
    return rows.map(toMapping);
  }

  /** In the order of codes, after one of them. */
  async page(scheme: string, version: number, { code, isco, occupationUri }: CodeFilter, after: string | undefined, limit: number) {
    const target = isco || occupationUri ? JSON.stringify([{ ...(isco && { isco }), ...(occupationUri && { occupationUri }) }]) : null;
    const rows: Row[] = await this.dataSource.query(
      `SELECT code, title, targets, replaced_by FROM taxonomy.code_mapping
       WHERE scheme = $1 AND version = $2 AND ($3::text IS NULL OR code COLLATE "C" > $3) AND ($4::text IS NULL OR code = $4)
         AND ($5::jsonb IS NULL OR targets @> $5) ORDER BY code COLLATE "C" LIMIT $6`,
      [scheme, version, after ?? null, code ?? null, target, limit],
    );
    return rows.map(toMapping);
  }
}

function toMapping({ code, title, targets, replaced_by }: Row): CodeMapping {
  return { code, targets, replacedBy: replaced_by, ...(title && { title }) };
}
