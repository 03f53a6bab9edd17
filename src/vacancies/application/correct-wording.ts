import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { DataSource } from 'typeorm';
import { Audit } from '../../audit/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import type { WordingCorrection } from '../domain/wording-correction.js';
import { UnclearWordingsRepository } from '../storage/unclear-wordings.repository.js';
import { WordingCorrectionsRepository } from '../storage/wording-corrections.repository.js';

/** Somebody who knows says what a wording means; it holds for what the same source sends from now on. */
@Injectable()
export class CorrectWording {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly taxonomy: Taxonomy,
    private readonly corrections: WordingCorrectionsRepository,
    private readonly unclear: UnclearWordingsRepository,
    private readonly audit: Audit,
  ) {}

  /** @throws UnknownOccupation */
  async execute(correction: WordingCorrection): Promise<void> {
    await this.taxonomy.requireKnown({ occupations: correction.occupationUri ? [correction.occupationUri] : [] });
    await this.dataSource.transaction(async (tx) => {
      await this.corrections.keep(tx, correction);
      await this.unclear.settle(tx, correction);
      await this.audit.append(tx, { action: 'coding.corrected', subjectId: null, details: { occupation: correction.occupation } });
    });
  }
}
