import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource, type EntityManager } from 'typeorm';
import { newId } from '../../platform/database/new-id.js';
import { releaseOf } from '../domain/esco-file.js';
import type { ImportProgress, ImportReport } from '../domain/import-report.js';
import { EscoImportRunning } from '../domain/taxonomy.errors.js';
import { type EscoRelease, findRelease } from '../storage/esco-files/esco-source.js';
import { conceptRows, relationRows } from '../storage/esco-files/release-rows.js';
import { ImportReportsRepository } from '../storage/import-reports.repository.js';
import { releaseCounts } from '../storage/release-counts.js';
import { createStaging, stageConcepts, stageRelations } from '../storage/staging.js';
import { TakeInRelease } from './take-in-release.js';

export interface ImportOptions {
  readonly onProgress?: (progress: ImportProgress) => void;
}

/**
 * Takes in an official release of ESCO, whole or not at all: one transaction stages the files as they stream by, and merges.
 * Repeating it changes nothing; what a release no longer has is kept and marked.
 */
@Injectable()
export class ImportEsco {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reports: ImportReportsRepository,
    private readonly takeIn: TakeInRelease,
  ) {}

  /** @param place a directory or a zip @throws EscoFilesMissing @throws EscoFileUnreadable @throws EscoImportRunning */
  async execute(place: string, { onProgress = () => {} }: ImportOptions = {}): Promise<ImportReport> {
    const release = await findRelease(place);
    return this.dataSource.transaction(async (tx) => {
      if (!(await this.reports.lock(tx, false))) throw new EscoImportRunning();
      await createStaging(tx);
      const files = await stage(tx, release, onProgress);
      onProgress({ stage: 'merging', done: release.size, total: release.size });
      return this.merge(tx, place, release, files);
    });
  }

  private async merge(tx: EntityManager, place: string, release: EscoRelease, files: ImportReport['files']): Promise<ImportReport> {
    const { dangling, ...merged } = await this.takeIn.execute(tx, 'esco', releaseOf(place));
    const report: ImportReport = {
      id: newId(),
      release: releaseOf(place),
      files,
      passedOver: release.passedOver,
      inRelease: await releaseCounts(tx),
      danglingOccupationSkillRelations: dangling.filter(({ kind }) => kind === 'occupation-skill').length,
      dangling: dangling.length,
      ...merged,
    };
    await this.reports.append(report, dangling, tx);
    return report;
  }
}

async function stage(tx: EntityManager, { files, size }: EscoRelease, onProgress: (progress: ImportProgress) => void) {
  const counted: { file: string; rows: number }[] = [];
  let done = 0;
  for (const file of files) {
    const onBytes = (bytes: number) => {
      done += bytes;
      onProgress({ stage: 'reading', file: file.source.path, done, total: size });
    };
    const { content } = file;
    const rows =
      content.holds === 'concepts'
        ? await stageConcepts(tx, conceptRows(file.source, content.kind, file.language, onBytes))
        : await stageRelations(tx, relationRows(file.source, content.kind, onBytes));
    counted.push({ file: file.source.path, rows });
  }
  return counted;
}
