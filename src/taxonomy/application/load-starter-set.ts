import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { type StarterRow, starterConcepts, starterRelation } from '../domain/starter-row.js';
import { csvRows } from '../storage/esco-files/csv-rows.js';
import { ImportReportsRepository } from '../storage/import-reports.repository.js';
import { createStaging, type Place, stageConcepts, stageRelations } from '../storage/staging.js';
import { yieldToOfficialRelease } from '../storage/starter-yields.js';
import { TakeInRelease } from './take-in-release.js';

const DIRECTORY = path.resolve(import.meta.dirname, '../starter');

/**
 * Our own small set of occupations and skills, so that a new installation has words to begin with. Safe to repeat at every start.
 * Beside an official release it gives only names, in languages in which that release has none.
 */
@Injectable()
export class LoadStarterSet {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reports: ImportReportsRepository,
    private readonly takeIn: TakeInRelease,
  ) {}

  /** @returns the revision that now holds */
  execute(): Promise<number> {
    return this.dataSource.transaction(async (tx) => {
      await this.reports.lock(tx, true);
      const official = await this.reports.hasOfficialRelease(tx);
      await createStaging(tx);
      await stageConcepts(
        tx,
        rowsOf('occupations.csv', (row) => starterConcepts('occupation', row)),
      );
      await stageConcepts(
        tx,
        rowsOf('skills.csv', (row) => starterConcepts('skill', row)),
      );
      await stageRelations(
        tx,
        rowsOf('occupation-skills.csv', (row) => [starterRelation(row)]),
      );
      const { revision } = await this.takeIn.execute(tx, 'starter', 'starter', () =>
        official ? yieldToOfficialRelease(tx) : Promise.resolve(),
      );
      return revision;
    });
  }
}

async function* rowsOf<T extends object>(file: string, read: (row: StarterRow) => T[]): AsyncGenerator<T & Place> {
  const source = { path: file, size: 0, open: async () => createReadStream(path.join(DIRECTORY, file)) };
  let names: readonly string[] | undefined;
  for await (const { cells, line } of csvRows(source, () => {})) {
    if (names) for (const one of read(byName(names, cells))) yield { ...one, file, line };
    names ??= cells;
  }
}

function byName(names: readonly string[], cells: readonly string[]): StarterRow {
  return Object.fromEntries(names.map((name, at) => [name, cells[at] ?? '']));
}
