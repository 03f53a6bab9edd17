import { createHash } from 'node:crypto';
import { newId } from '../../platform/database/new-id.js';
import { VacancyChangedMeanwhile } from '../domain/vacancy.errors.js';
import type { ClosedBecause, NewVacancy, Vacancy } from '../domain/vacancy.js';

export interface Kept {
  readonly id: string;
  readonly status: 'created' | 'updated' | 'unchanged' | 'closed';
  readonly revision: number;
  /** In words, when it is the same job as another. */
  readonly sameAs?: string;
}
/** `expected`: the revision that the caller has seen, for a change of one. `operationId`: the import whose work can be taken back. */
export interface Statement {
  readonly expected?: number;
  readonly operationId?: string;
}
export interface Known {
  readonly id: string;
  readonly revision: number;
  readonly hash: string;
  readonly status: Vacancy['status'];
  readonly because: ClosedBecause | null;
}
/** What is written of one vacancy. */
export type Stated = Kept & { readonly vacancy: NewVacancy; readonly hash: string };

/** What each row does to what is known, in the order given. @param known is kept up with them @throws VacancyChangedMeanwhile */
export function statedOf(vacancies: readonly NewVacancy[], known: Map<string, Known>, from: number, expected?: number): Stated[] {
  let revision = from;
  return vacancies.map((vacancy) => {
    const before = known.get(keyOf(vacancy));
    const hash = hashOf(vacancy);
    if (expected !== undefined && before && before.revision !== expected) throw new VacancyChangedMeanwhile(before.id);
    const status = statusOf(vacancy, hash, before);
    const now = { id: before?.id ?? newId(), revision: status === 'unchanged' ? (before?.revision ?? 0) : ++revision, hash };
    known.set(keyOf(vacancy), { ...now, status: vacancy.status, because: null });
    return { ...now, status, vacancy };
  });
}

/** What an import brought that was taken back is new again; what had left a snapshot opens when it is sent again, and what has expired does not. */
function statusOf(vacancy: NewVacancy, hash: string, before: Known | undefined): Kept['status'] {
  if (!before || before.because === 'withdrawn') return 'created';
  if (before.hash === hash && before.because !== 'absent') return 'unchanged';
  return vacancy.status === 'closed' && before.status === 'open' ? 'closed' : 'updated';
}

export function keyOf({ source, reference }: { source: string; reference: string }): string {
  return `${source}\u0000${reference}`;
}

function hashOf(vacancy: NewVacancy): string {
  return createHash('sha256')
    .update(
      JSON.stringify(
        Object.entries(vacancy)
          .filter(([, value]) => value !== undefined)
          .toSorted(([a], [b]) => (a < b ? -1 : 1)),
      ),
    )
    .digest('hex');
}

/** One reference twice in one batch: only the last is written. */
export function lastOfEach<T extends Kept>(kept: readonly T[]): T[] {
  return [...new Map(kept.map((one) => [one.id, one])).values()];
}
