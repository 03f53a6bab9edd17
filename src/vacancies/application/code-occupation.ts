import { Injectable } from '@nestjs/common';
import { parseOccupationUri } from '../../standards/index.js';
import { CodeText, type NotTaken, Taxonomy, UnknownOccupation } from '../../taxonomy/index.js';
import { WordingCorrectionsRepository } from '../storage/wording-corrections.repository.js';

const SUGGESTED = 3;
/** Two occupations of one group may share a label; named once it says as much. */
const LOOKED_AT = 2 * SUGGESTED;

const UNCLEAR_BECAUSE: Readonly<Record<NotTaken, string>> = {
  'no-name': 'No occupation is called so, word for word',
  'other-occupation': 'What is called so is another occupation than the one that the whole advertisement is likest to',
  'shared-name': 'Several occupations are called so',
  'more-said': 'Beside the name stand words that say which work it is',
  'other-text': 'It is called so among other names, and the text is likest to other work',
  'not-the-likeliest': 'Another is likelier',
};

/** What a title says, with the words that matched, for the verdict. */
export type OccupationReading =
  | { readonly sure: true; readonly occupation: string; readonly occupationUri?: string; readonly because: string }
  | { readonly sure: false; readonly code: string; readonly because: string; readonly unclear?: NotTaken };

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
    const found = await this.codeText.occupations(title.slice(0, 300), text.slice(0, 20_000), LOOKED_AT);
    const [first] = found;
    if (first?.label && !first.unclear) {
      const { label, words, confidence } = first;
      const because = `title read as "${label.text}" (${label.language}) by "${words.join(' ')}", confidence ${confidence.toFixed(2)}`;
      return { sure: true, occupation: first.isco, occupationUri: first.uri, because };
    }
    const named = new Map(found.map(({ label, isco, confidence }) => [`${isco} "${label?.text ?? ''}"`, ` (${confidence.toFixed(2)})`]));
    const suggested = [...named].slice(0, SUGGESTED).map((one) => one.join(''));
    const unclear = first?.unclear ?? 'no-name';
    const may = `The title may mean ${suggested.join(', ')}; write the code that is right, or confirm it at the desk (/desk/coding).`;
    const because = suggested.length ? `${UNCLEAR_BECAUSE[unclear]}. ${may}` : '';
    return { sure: false, code: 'occupation-unclear', because, unclear };
  }
}
