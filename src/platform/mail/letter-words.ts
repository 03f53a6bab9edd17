import { Injectable } from '@nestjs/common';
import { PAGE_LANGUAGES, type PageLanguage } from '../pages/language.js';
import { PageRenderer } from '../pages/page-renderer.js';

/** What a letter says: `<text>.title` and `<text>.text` of the catalogues. */
export interface Said {
  readonly text: string;
  /** A day that the words name as `{day}`. */
  readonly day: string;
  /** Whole addresses: where it is read, and where letters are stopped. */
  readonly page: string;
  readonly stop: string;
}

export interface WordsOfLanguage {
  readonly language: string;
  readonly text: (key: string, values?: Readonly<Record<string, unknown>>) => string;
  /** A day in words. */
  readonly day: (day: string) => string;
}

/** Words of letters, from the same catalogues as those of pages. */
@Injectable()
export class LetterWords {
  constructor(private readonly texts: PageRenderer) {}

  /** @param given a language; English where there are no texts in it */
  in(given: string | null, { text, day, page, stop }: Said): { readonly title: string; readonly text: string } {
    const words = this.of(given);
    const end = words.text('letter.end', { page, stop });
    return { title: words.text(`${text}.title`), text: `${words.text(`${text}.text`, { day: words.day(day) })}\n\n${end}\n` };
  }

  /** For letters that are put together of several texts. */
  of(given: string | null): WordsOfLanguage {
    const language: PageLanguage = PAGE_LANGUAGES.find((one) => one === given) ?? 'en';
    const text: WordsOfLanguage['text'] = (key, values) => this.texts.text(language, key, values);
    return { language, text, day: (day) => this.texts.day(language, day) };
  }
}
