import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import type { IsoDate, OccupationUri } from '../../standards/index.js';
import type { CodeScheme } from '../domain/codes/code-mapping.js';
import { type CodeRow, readCodeRows } from '../domain/codes/read-code-rows.js';
import { CodeMappingsRepository } from '../storage/code-mappings.repository.js';
import { Taxonomy } from './taxonomy.js';

/** A new version of what the codes of a national list mean: whole, or not at all. */
@Injectable()
export class PublishCodes {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly taxonomy: Taxonomy,
    private readonly repository: CodeMappingsRepository,
    private readonly audit: Audit,
  ) {}

  /** @returns the number of the version @throws UnfitCodeMapping @throws UnknownOccupation */
  async execute(scheme: CodeScheme, inForceFrom: IsoDate, rows: readonly CodeRow[]): Promise<number> {
    const mappings = readCodeRows(rows);
    const occupations = mappings
      .flatMap(({ targets }) => targets.map(({ occupationUri }) => occupationUri))
      .filter((uri): uri is OccupationUri => !!uri);
    await this.taxonomy.requireKnown({ occupations: [...new Set(occupations)] });
    return this.dataSource.transaction(async (tx) => {
      const version = await this.repository.publish(tx, scheme, inForceFrom, mappings);
      await this.audit.append(tx, {
        action: 'code-mapping.published',
        subjectId: null,
        details: { scheme, version, codes: mappings.length },
      });
      return version;
    });
  }
}
