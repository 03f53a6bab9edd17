import { Injectable } from '@nestjs/common';
import type { LanguageTag } from '../../standards/index.js';
import { ConceptsRepository } from '../storage/concepts.repository.js';

/** Titles of ISCO groups, by code, as an imported release gives them in a language; none without such a release. */
@Injectable()
export class ReadIscoTitles {
  constructor(private readonly concepts: ConceptsRepository) {}

  execute(language: LanguageTag): Promise<ReadonlyMap<string, string>> {
    return this.concepts.iscoTitles(language);
  }
}
