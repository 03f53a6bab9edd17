import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { ImportChangesRepository } from '../../storage/import-changes.repository.js';
import { MergeDuplicates } from '../merge-duplicates.js';

const CHUNK = 1_000;

/** Tells jobs anew among everything that an import has touched. */
@Injectable()
export class RegroupTouched {
  constructor(
    private readonly changes: ImportChangesRepository,
    private readonly merge: MergeDuplicates,
  ) {}

  /** @param tx holds the register @returns the id of the first of them */
  async execute(tx: EntityManager, operationId: string): Promise<string | undefined> {
    let first: string | undefined;
    for (let after: string | undefined, more = true; more; ) {
      const ids = await this.changes.touched(tx, operationId, after, CHUNK);
      await this.merge.execute(tx, ids);
      first ??= ids[0];
      after = ids.at(-1);
      more = ids.length === CHUNK;
    }
    return first;
  }
}
