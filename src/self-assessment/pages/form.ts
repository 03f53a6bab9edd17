import type { Text } from '../../agreements/index.js';
import type { InLanguages } from '../../platform/pages/formats.js';

/** What a browser sends: text, and a list where several boxes are ticked. */
export type Typed = Readonly<Record<string, string | readonly string[] | undefined>>;

export interface Option {
  readonly value: string;
  /** Key of a text, or the words themselves. */
  readonly key?: string;
  readonly text?: string;
  /** The words in the languages that have them. */
  readonly label?: InLanguages;
  /** Language of the words, where it is not the page's. */
  readonly lang?: string;
  readonly hint?: string;
  /** Years at school that a drawing shows. */
  readonly years?: number;
  /** Column and row of its square, on a page that shows a map. */
  readonly tile?: readonly [number, number] | undefined;
}

interface Asked {
  readonly name: string;
  /** Key of a text. */
  readonly label: string;
  readonly hint?: string;
  /** The label is also the title of the page. */
  readonly isTitle?: boolean;
}

export type Field =
  | (Asked & { readonly kind: 'radios' | 'select'; readonly options: readonly Option[]; readonly value?: string })
  | (Asked & {
      readonly kind: 'checkboxes';
      readonly options: readonly Option[];
      readonly values: readonly string[];
      /** The same boxes can be seen both ways. */
      readonly map?: 'map' | 'list';
    })
  | (Asked & { readonly kind: 'text' | 'words' | 'number'; readonly value?: string })
  /** Year, month and (of a date) day, each a box: `name-year` and so on. */
  | (Asked & { readonly kind: 'date' | 'month'; readonly parts: Readonly<Record<string, string>> });

/** What is wrong, and where. */
export interface Fault {
  readonly field: string;
  /** Key below `journey.wrong`. */
  readonly says: string;
}

export interface Row {
  readonly id: string;
  readonly text: string;
  readonly lang?: string;
  /** Where it is changed, below /self-assessment. */
  readonly change?: string;
}

/** One page of the journey that asks for something. */
export interface FormPage {
  /** Key of a text. */
  readonly title: string;
  readonly caption?: string;
  readonly lead?: string;
  readonly fields: readonly Field[];
  /** What was said before, each to be taken away. */
  readonly rows?: readonly Row[];
  /** Words that count without a tick. */
  readonly given?: { readonly label: string; readonly texts: readonly InLanguages[] };
  /** Key of the button that adds, where there is one beside the one that goes on. */
  readonly adds?: string;
  /** The page has a button for "I do not know". */
  readonly mayPass?: boolean;
  readonly because?: readonly { readonly agreement: string; readonly title: Text; readonly article: string }[];
}

export function wordOf(typed: Typed, name: string): string {
  const found = typed[name];
  return typeof found === 'string' ? found.trim() : '';
}

/** Digits as they are written in Arabic and Persian are digits too. */
export function numberOf(typed: Typed, name: string): string {
  const digit = (one: string) => String((one.codePointAt(0) as number) & 0xf);
  return wordOf(typed, name)
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, digit)
    .replace(/[,\u066B]/, '.');
}

export function wordsOf(typed: Typed, name: string): readonly string[] {
  const found = typed[name];
  return found === undefined ? [] : [found].flat().filter((one) => one !== '');
}

export function oneOf<T extends string>(known: readonly T[], value: string): T | undefined {
  return known.find((one) => one === value);
}

/** Undefined: it is none. @param parse one of `standards` that throws */
export function parsed<T>(parse: (value: unknown) => T, value: unknown): T | undefined {
  try {
    return parse(value);
  } catch {
    return undefined;
  }
}

/** As typed, or else as it was said before. */
export function shown(typed: Typed | undefined, name: string, said: string | undefined): { readonly value?: string } {
  const value = typed ? wordOf(typed, name) : said;
  return value ? { value } : {};
}

export function partsShown(typed: Typed | undefined, name: string, said: string | undefined): Readonly<Record<string, string>> {
  const [year = '', month = '', day = ''] = (said ?? '').split('-');
  if (!typed) return { year, month, day };
  return Object.fromEntries(['year', 'month', 'day'].map((part) => [part, wordOf(typed, `${name}-${part}`)]));
}

/** '' where no box was filled. */
export function dateTyped(typed: Typed, name: string, parts: readonly ('year' | 'month' | 'day')[]): string {
  const written = parts.map((part) => numberOf(typed, `${name}-${part}`));
  if (written.every((one) => one === '')) return '';
  return written.map((one, at) => one.padStart(at === 0 ? 4 : 2, '0')).join('-');
}
