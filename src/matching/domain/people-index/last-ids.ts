import { Numbered } from '../index/numbered.js';
import type { ListEnd } from './list-end.js';

const FEW = 1_024;
const UNSEEN = 0;
const BEFORE = 1;
const AFTER = 2;

/** Where a person's lists of matched work and of open questions end, the id as its number. */
export type NumberedEnds = readonly [matched: NumberedEnd, open: NumberedEnd];
interface NumberedEnd {
  readonly score: number;
  readonly id: number;
}

/** The ids of vacancies that are the last of some list, numbered. */
export class LastIds {
  private known = new Numbered<string>((id) => id);

  numbered({ items, open }: { readonly items: ListEnd; readonly open: ListEnd }): NumberedEnds {
    return [
      { score: items.score, id: this.known.numberOf(items.id) },
      { score: open.score, id: this.known.numberOf(open.id) },
    ];
  }

  /** Whether `id` ranks no later than the last id with that number, each compared once. */
  upTo(id: string): (last: number) => boolean {
    const { values } = this.known;
    const compared = new Uint8Array(values.length);
    return (last) => {
      if (compared[last] === UNSEEN) compared[last] = id <= values[last]! ? BEFORE : AFTER;
      return compared[last] === BEFORE;
    };
  }

  /** More are known than can be the last of some list. */
  wantsForgetting(people: number): boolean {
    return this.known.values.length > FEW + 4 * people;
  }

  /** Knows only the ids that are asked for from now on. @returns the new number of an old one */
  forget(): (old: number) => number {
    const before = this.known.values;
    this.known = new Numbered<string>((id) => id);
    return (old) => this.known.numberOf(before[old]!);
  }
}
