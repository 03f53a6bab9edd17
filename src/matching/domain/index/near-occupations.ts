import type { OccupationKey } from '../candidate.js';
import { nameOf, type OccupationNearness } from '../nearness.js';
import type { Arena } from './arena.js';
import { PERCENT_SHIFT } from './layout.js';
import type { Vocabulary } from './vocabulary.js';

/** The occupations of the vacancies that are near one occupation at all: one entry each, in order of their numbers. */
export interface NearOccupations {
  readonly entries: Uint32Array;
  readonly count: number;
}

/** Kept for every occupation that was asked for; beyond this all are forgotten. */
const MOST_BYTES = 32 << 20;

/** Which of the vacancies' occupations are near a given one; the answer grows as occupations come. */
export class NearestOccupations {
  private readonly known = new Map<string, NearOccupations & { readonly lookedAt: number }>();
  bytes = 0;

  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly nearness: OccupationNearness,
    private readonly arena: Arena,
  ) {}

  to(occupation: OccupationKey): NearOccupations {
    const name = nameOf(occupation);
    const { values } = this.vocabulary.occupations;
    const known = this.known.get(name);
    if (known?.lookedAt === values.length) return known;
    const more = this.lookAt(occupation, known?.lookedAt ?? 0);
    const entries = this.arena.u32((known?.count ?? 0) + more.length);
    if (known) entries.set(known.entries);
    entries.set(more, known?.count);
    if (known) this.arena.free(known.entries);
    this.bytes += entries.byteLength - (known?.entries.byteLength ?? 0);
    const grown = { entries, count: entries.length, lookedAt: values.length };
    this.known.set(name, grown);
    return grown;
  }

  /** To be asked between two pieces of work: nobody may still read an answer. */
  forgetWhenFull(): void {
    if (this.bytes > MOST_BYTES) this.forget();
  }

  forget(): void {
    for (const { entries } of this.known.values()) this.arena.free(entries);
    this.known.clear();
    this.bytes = 0;
  }

  private lookAt(occupation: OccupationKey, from: number): readonly number[] {
    const percents = this.nearness.percents(occupation, this.vocabulary.occupations.values.slice(from));
    return [...percents].flatMap((percent, at) => (percent ? [(percent << PERCENT_SHIFT) | (from + at)] : []));
  }
}
