import { Injectable } from '@nestjs/common';
import { Taxonomy } from '../../taxonomy/index.js';
import type { WordingCorrection } from '../domain/wording-correction.js';
import { WordingCorrectionsRepository } from '../storage/wording-corrections.repository.js';

/** Somebody who knows says what a wording means; it holds for what the same source sends from now on. */
@Injectable()
export class CorrectWording {
  constructor(
    private readonly taxonomy: Taxonomy,
    private readonly corrections: WordingCorrectionsRepository,
  ) {}

  /** @throws UnknownOccupation */
  async execute(correction: WordingCorrection): Promise<void> {
    await this.taxonomy.requireKnown({ occupations: correction.occupationUri ? [correction.occupationUri] : [] });
    await this.corrections.keep(correction);
  }
}
