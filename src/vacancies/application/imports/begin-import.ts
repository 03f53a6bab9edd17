import { Injectable } from '@nestjs/common';
import { today } from '../../../platform/clock.js';
import { asService } from '../../../platform/database/reach.js';
import { Operations } from '../../../platform/operations/operations.js';
import { Outbox } from '../../../platform/outbox/outbox.js';
import { parseIsoDate } from '../../../standards/index.js';
import { CodeMappings } from '../../../taxonomy/index.js';
import { ImportBeingTakenBack } from '../../domain/import.errors.js';
import type { ImportInput } from '../../domain/import-input.js';
import { FeedMappingsRepository } from '../../storage/feed-mappings.repository.js';
import { IMPORT_KIND, ImportsRepository } from '../../storage/imports.repository.js';
import { VacanciesRepository } from '../../storage/vacancies.repository.js';

export type AskedImport = Omit<ImportInput, 'mapping' | 'codes' | 'revision'> & { readonly begunBy: string };

/** Stores an upload, with how its feed is read on this day: what is saved or published later does not change an import that has begun. */
@Injectable()
export class BeginImport {
  constructor(
    private readonly operations: Operations,
    private readonly mappings: FeedMappingsRepository,
    private readonly codeMappings: CodeMappings,
    private readonly imports: ImportsRepository,
    private readonly vacancies: VacanciesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** @returns the id of the operation @throws ImportBeingTakenBack */
  async execute(asked: AskedImport, upload: AsyncIterable<Buffer>): Promise<string> {
    const goingBack = await asService(() => this.imports.beingTakenBack(asked.source));
    if (goingBack) throw new ImportBeingTakenBack(goingBack);
    const mapping = (await this.mappings.find(asked.source))?.mapping;
    const list = mapping?.scheme ? await this.codeMappings.inForce(mapping.scheme, parseIsoDate(today())) : undefined;
    const codes = list && { scheme: list.scheme, version: list.version };
    const input = { ...asked, revision: await this.vacancies.revision(), ...(mapping && { mapping }), ...(codes && { codes }) };
    return this.operations.begin(IMPORT_KIND, input, upload, (tx, operationId) =>
      this.outbox.append(tx, { name: 'vacancies.uploaded.v1', data: { operationId } }),
    );
  }
}
