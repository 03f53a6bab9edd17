import type { PageLanguage } from '../../platform/pages/language.js';
import type { Answers } from '../domain/answers.js';
import type { Fault, FormPage, Typed } from './form.js';

/** What a page is about beside the answers: parts of its address, and the language to name things in. */
export interface Place {
  readonly parts: readonly string[];
  readonly language: PageLanguage;
}

export type Change = (answers: Answers) => Answers;
export type Read = { readonly faults: readonly Fault[] } | { readonly change: Change };

/** One page that asks: how it is shown and how what is typed becomes an answer. */
export interface Step {
  /** Undefined: the page is about something that is no longer there. @param typed comes back as it was typed */
  page(answers: Answers, place: Place, typed?: Typed): Promise<FormPage | undefined> | FormPage | undefined;
  read(typed: Typed, answers: Answers, place: Place): Promise<Read> | Read;
}

export const wrong = (...faults: Fault[]): Read => ({ faults });
export const changing = (change: Change): Read => ({ change });

/** An id that only has to differ from the others of one person. */
export function nextId(letter: string, held: readonly { readonly id: string }[]): string {
  const numbers = held.map(({ id }) => Number(id.slice(1)));
  return `${letter}${Math.max(0, ...numbers) + 1}`;
}
