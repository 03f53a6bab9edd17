import type { Purpose } from '../../agreements/index.js';

/** How many answers would go from one outcome to another. */
export interface Shift {
  readonly purpose: Purpose;
  readonly from: string;
  readonly to: string;
  readonly count: number;
}

/** What a change of an agreement would do, before anybody signs it. No personal data: people are counted. */
export interface Impact {
  readonly people: { readonly looked: number; readonly affected: number };
  readonly assessments: readonly Shift[];
  readonly pendingCases: { readonly looked: number; readonly shifts: readonly Shift[] };
  readonly matchLists: {
    /** People whose first twenty would read otherwise. */
    readonly changed: number;
    readonly vacanciesGained: number;
    readonly vacanciesLost: number;
  };
}

export const NO_IMPACT: Impact = {
  people: { looked: 0, affected: 0 },
  assessments: [],
  pendingCases: { looked: 0, shifts: [] },
  matchLists: { changed: 0, vacanciesGained: 0, vacanciesLost: 0 },
};

/** Counts together what goes the same way; in the order of purposes and outcomes. */
export function addShifts(before: readonly Shift[], more: readonly Shift[]): readonly Shift[] {
  const byName = new Map<string, Shift>();
  for (const one of [...before, ...more]) {
    const name = `${one.purpose} ${one.from} ${one.to}`;
    byName.set(name, { ...one, count: one.count + (byName.get(name)?.count ?? 0) });
  }
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, shift]) => shift);
}
