import { Injectable } from '@nestjs/common';
import { CodeText } from '../../taxonomy/index.js';

/** Below this share of words in common a title is not taken as the occupation. */
const SURE = 0.8;
const SUGGESTED = 3;

/** What a title says, with the words that matched, for the verdict. */
export type OccupationReading =
  | { readonly sure: true; readonly occupation: string; readonly occupationUri: string; readonly because: string }
  | { readonly sure: false; readonly because: string };

/** The occupation that a job title names, where the row gives no code: the likeliest of ESCO, or suggestions where that is not sure. */
@Injectable()
export class CodeOccupation {
  constructor(private readonly codeText: CodeText) {}

  async execute(title: string, text = ''): Promise<OccupationReading> {
    const found = await this.codeText.occupations(title.slice(0, 300), text.slice(0, 20_000), SUGGESTED);
    const [first] = found;
    if (first?.label && first.confidence >= SURE) {
      const { label, words, confidence } = first;
      const because = `title read as "${label.text}" (${label.language}) by "${words.join(' ')}", confidence ${confidence.toFixed(2)}`;
      return { sure: true, occupation: first.isco, occupationUri: first.uri, because };
    }
    const named = found.map(({ label, isco, confidence }) => `${isco} "${label?.text ?? ''}" (${confidence.toFixed(2)})`);
    return { sure: false, because: named.length ? `The title may mean ${named.join(', ')}; write the code that is right.` : '' };
  }
}
