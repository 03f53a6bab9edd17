import type { InLanguages } from '../../platform/pages/formats.js';
import type { TextValues } from '../../platform/pages/texts.js';

/** One answer: words, or a key of a text, or both. */
export interface Said {
  readonly text?: string;
  /** Language of the words, where it is not the page's. */
  readonly lang?: string;
  /** Words in the languages that have them. */
  readonly label?: InLanguages;
  readonly key?: string;
  /** Of the text that the key names. */
  readonly values?: TextValues;
  readonly day?: string;
}
export interface CheckRow {
  readonly label: string;
  readonly of?: string;
  readonly said: readonly Said[];
  readonly change: string;
}

export const NONE: readonly Said[] = [{ key: 'journey.check.none' }];
export const or = (said: readonly Said[]) => (said.length ? said : NONE);
