import { Injectable } from '@nestjs/common';
import { parseLanguage } from '../../standards/index.js';
import { SearchConcepts } from '../../taxonomy/index.js';

const SURE = 0.8;
const ENGLISH = parseLanguage('en');

/** The occupation that a job title names, where the posting gives no code: the nearest label of the taxonomy, or none. */
@Injectable()
export class CodeOccupation {
  constructor(private readonly search: SearchConcepts) {}

  /** @returns the occupation, and the words that matched, for the verdict */
  async execute(title: string): Promise<{ occupation: string; occupationUri: string; because: string } | undefined> {
    const [found] = await this.search.execute('occupation', { words: title.slice(0, 200), language: ENGLISH, limit: 1 });
    if (!found?.match || !found.isco || found.match.similarity < SURE) return undefined;
    const { label, language, similarity } = found.match;
    return {
      occupation: found.isco,
      occupationUri: found.uri,
      because: `title read as "${label}" (${language}, similarity ${similarity.toFixed(2)})`,
    };
  }
}
