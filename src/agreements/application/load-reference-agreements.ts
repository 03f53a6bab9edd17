import fs from 'node:fs';
import path from 'node:path';
import { Injectable, Logger } from '@nestjs/common';
import type { CountryCode } from '../../standards/index.js';
import { AgreementVersionIsImmutable } from '../domain/agreement.errors.js';
import { ImportAgreement } from './import-agreement.js';

const INVENTED = 'it-md-skills-demonstration';
const REFERENCE = path.resolve(import.meta.dirname, '../reference');

/** The agreements that come with the service: real ones with their sources, and demonstrations that say so. Repeating it changes nothing. */
@Injectable()
export class LoadReferenceAgreements {
  private readonly log = new Logger(LoadReferenceAgreements.name);

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
      if (await this.changes(form)) changed += 1;
    }
    return changed;
  }

  /** The invented agreement, between Italy and a sandbox. @returns its slug */
  async forSandbox(country: CountryCode): Promise<string> {
    const slug = `it-${country.toLowerCase()}-skills-sandbox`;
    const text = fs.readFileSync(path.join(REFERENCE, `${INVENTED}.json`), 'utf8');
    const form = text
      .replaceAll(INVENTED, slug)
      .replaceAll('"MD"', `"${country}"`)
      .replaceAll(/Moldova|Moldavie/g, `Sandbox ${country}`);
    await this.changes(JSON.parse(form) as object);
    return slug;
  }

  /** A file that reads otherwise than the version kept here is left alone: what was submitted stands, and the service starts. */
  private async changes(form: object): Promise<boolean> {
    try {
      return (await this.importAgreement.execute(form)).changed;
    } catch (error) {
      if (!(error instanceof AgreementVersionIsImmutable)) throw error;
      this.log.warn(`${error.message} The agreement stays as it is kept here.`);
      return false;
    }
  }
}
