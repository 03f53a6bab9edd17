import type { IsoDate } from '../../standards/index.js';
import type { Candidate } from './candidate.js';
import { worstOf } from './gate-finding.js';
import { gateFindings } from './gates.js';
import type { OccupationNearness } from './nearness.js';
import type { Opening } from './opening.js';
import { compareRanked, type Ranked } from './rank.js';
import { hasSomethingInCommon, scoreOf, totalOf } from './score.js';

/** `items`: every gate satisfied. `open`: none fails, and a question would close what is open. */
export interface Ranking {
  readonly items: readonly Ranked[];
  readonly open: readonly Ranked[];
}

/** What a ranking is, in its plainest form: every vacancy looked at. The index must give the same. */
export function rankByLookingAtAll(
  candidate: Candidate,
  openings: Iterable<Opening>,
  nearness: OccupationNearness,
  asOf: IsoDate,
  limit: number,
): Ranking {
  const placed = [...openings]
    .map((opening) => ({ opening, parts: scoreOf(candidate, opening, nearness) }))
    .filter(({ parts }) => hasSomethingInCommon(parts))
    .map(({ opening, parts }) => ({
      id: opening.id,
      score: totalOf(parts),
      verdict: worstOf(gateFindings(candidate, opening, asOf)),
    }));
  const first = (verdict: 'satisfied' | 'open') =>
    placed
      .filter((one) => one.verdict === verdict)
      .map(({ id, score }) => ({ id, score }))
      .sort(compareRanked)
      .slice(0, limit);
  return { items: first('satisfied'), open: first('open') };
}
