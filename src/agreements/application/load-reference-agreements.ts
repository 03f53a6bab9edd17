import fs from 'node:fs';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { ImportAgreement } from './import-agreement.js';

const REFERENCE = path.resolve(import.meta.dirname, '../reference');

/** The agreements that come with the service: real ones with their sources, and demonstrations that say so. Repeating it changes nothing. */
@Injectable()
export class LoadReferenceAgreements {
  constructor(private readonly importAgreement: ImportAgreement) {}

  /** @returns how many were new or changed */
  async execute(demonstration: boolean): Promise<number> {
    const files = fs
      .readdirSync(REFERENCE)
      .filter((name) => name.endsWith('.json'))
      .sort();
    let changed = 0;
    for (const file of files) {
      const form = JSON.parse(fs.readFileSync(path.join(REFERENCE, file), 'utf8')) as { demonstration: boolean };
      if (form.demonstration && !demonstration) continue;
      if ((await this.importAgreement.execute(form)).changed) changed += 1;
    }
    return changed;
  }
}
