import type { PageLanguage } from '../../platform/pages/language.js';
import type { TextValues } from '../../platform/pages/texts.js';
import type { Said } from '../../platform/pdf/typesetter.js';
import type { IscoCode } from '../../standards/index.js';
import type { Part } from '../domain/passport-content.js';

export interface PaperRow {
  readonly label: Said;
  readonly value: Said;
}
export interface PaperEntry {
  readonly title: Said;
  readonly rows: readonly PaperRow[];
}
export interface PaperSection {
  readonly part: Part;
  readonly heading: Said;
  readonly lead: Said;
  readonly entries: readonly PaperEntry[];
}

/** What a passport says, word by word, in one language or two beside one another: the page and the PDF are both made of it. */
export interface Paper {
  readonly title: Said;
  readonly leads: readonly Said[];
  readonly facts: readonly PaperRow[];
  readonly sections: readonly PaperSection[];
  readonly closing: readonly Said[];
  readonly demonstration: boolean;
}

/** Words in every language of the paper. */
export interface Speaker {
  readonly languages: readonly PageLanguage[];
  readonly text: (key: string, values?: TextValues | ((language: PageLanguage) => TextValues)) => Said;
  /** The same in all of them is said once. */
  readonly each: (say: (language: PageLanguage) => string) => Said;
  /** As the person wrote it, whatever language that is. */
  readonly plain: (text: string) => Said;
  readonly day: (day: string) => Said;
  /** From a month to another, or to the present. */
  readonly months: (from: string, to: string | undefined) => Said;
  /** Preferred labels of occupations or skills; where there is none in a language, English ones that say so. */
  readonly named: (uris: readonly string[]) => Said;
  /** Its own label, or the title of its group where only that is in the language. */
  readonly occupation: (group: IscoCode, uri?: string) => Said;
}
