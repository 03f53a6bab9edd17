import { Injectable } from '@nestjs/common';
import { parseOccupationUri } from '../../standards/index.js';
import { CodeText, Taxonomy, UnknownOccupation } from '../../taxonomy/index.js';
import { WordingCorrectionsRepository } from '../storage/wording-corrections.repository.js';

/** Below this share of words in common a title is not taken as the occupation. */
const SURE = 0.8;
const SUGGESTED = 3;

/** What a title says, with the words that matched, for the verdict. */
export type OccupationReading =
  | { readonly sure: true; readonly occupation: string; readonly occupationUri?: string; readonly because: string }
  | { readonly sure: false; readonly code: string; readonly because: string };

/** What a row says in words. */
export interface WrittenVacancy {
  readonly title: string;
  readonly text?: string;
  readonly source: string;
  readonly employer?: string;
}

/** The occupation that a job title names, where the row gives no code: the likeliest of ESCO, or suggestions where that is not sure. */
@Injectable()
export class CodeOccupation {
  constructor(
    private readonly codeText: CodeText,
    private readonly corrections: WordingCorrectionsRepository,
    private readonly taxonomy: Taxonomy,
  ) {}

  /** @param source of the row @param employer as the row names it; a correction for either wins over what is read */
  async execute({ title, text = '', source, employer }: WrittenVacancy): Promise<OccupationReading> {
    const corrected = await this.corrections.find(source, employer, title);
    if (corrected) {
      const { occupation, occupationUri, wording } = corrected;
      return { sure: true, occupation, ...(occupationUri && { occupationUri }), because: `title read as was corrected for "${wording}"` };
    }
    return this.read(title, text);
  }

  /** Where the row names an occupation of ESCO and no group of ISCO. @throws InvalidOccupationUri @throws UnknownOccupation */
  async ofUri(given: unknown): Promise<OccupationReading> {
    const occupationUri = parseOccupationUri(given);
    const known = await this.taxonomy.occupation(occupationUri);
    if (!known) throw new UnknownOccupation(occupationUri);
    return { sure: true, occupation: known.isco, occupationUri, because: '' };
  }

  private async read(title: string, text: string): Promise<OccupationReading> {
    const found = await this.codeText.occupations(title.slice(0, 300), text.slice(0, 20_000), SUGGESTED);
    const [first] = found;
    if (first?.label && first.confidence >= SURE) {
      const { label, words, confidence } = first;
      const because = `title read as "${label.text}" (${label.language}) by "${words.join(' ')}", confidence ${confidence.toFixed(2)}`;
      return { sure: true, occupation: first.isco, occupationUri: first.uri, because };
    }
    const named = found.map(({ label, isco, confidence }) => `${isco} "${label?.text ?? ''}" (${confidence.toFixed(2)})`);
    const because = named.length ? `The title may mean ${named.join(', ')}; write the code that is right.` : '';
    return { sure: false, code: 'occupation-unclear', because };
  }
}
