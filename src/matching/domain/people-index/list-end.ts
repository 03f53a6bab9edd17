import type { Ranked } from '../rank.js';

/** The last place of a list that is full: what comes must rank before it. Score 0 and no id: there is room for everything. */
export interface ListEnd {
  readonly score: number;
  readonly id: string;
}

export const ROOM: ListEnd = { score: 0, id: '' };

/** @param length places in a list */
export function endOf(list: readonly Ranked[], length: number): ListEnd {
  return list.length < length ? ROOM : (list[length - 1] as Ranked);
}
