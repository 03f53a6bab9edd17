import type { ClosedBecause, Vacancy } from './vacancy.js';

/** What a follower does with one change: keep the vacancy in the place of what it had, or forget it. */
export type VacancyChange =
  | { readonly change: 'kept'; readonly revision: number; readonly vacancy: Vacancy }
  | {
      readonly change: 'removed';
      readonly revision: number;
      readonly id: string;
      readonly source: string;
      readonly reference: string;
      readonly because: ClosedBecause;
    };

/** Whoever keeps what is kept and forgets what is removed has, at the end, exactly what is open. */
export function changeOf(vacancy: Vacancy): VacancyChange {
  const { id, revision, source, reference, status, closedBecause } = vacancy;
  if (status === 'open') return { change: 'kept', revision, vacancy };
  return { change: 'removed', revision, id, source, reference, because: closedBecause ?? 'source' };
}
