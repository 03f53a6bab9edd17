import { Injectable } from '@nestjs/common';
import { isOnLists, Profiles } from '../../profiles/index.js';
import { Vacancies } from '../../vacancies/index.js';
import type { MatchExplanation } from '../domain/explain.js';
import { PeopleAtPresent } from './person-at-present.js';

const PAGE = 500;

export interface RankedCandidate {
  readonly profileId: string;
  readonly explanation: MatchExplanation;
}

/** The other direction: who fits one vacancy, by the same gates and the same score. Ids and reasons only; who they are is told with consent. */
@Injectable()
export class ListCandidates {
  constructor(
    private readonly vacancies: Vacancies,
    private readonly profiles: Profiles,
    private readonly people: PeopleAtPresent,
  ) {}

  /** @throws VacancyNotFound */
  async execute(vacancyId: string, limit: number): Promise<readonly RankedCandidate[]> {
    const vacancy = await this.vacancies.canonical(vacancyId);
    let best: RankedCandidate[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await this.profiles.page(after, PAGE);
      const candidates = (await this.people.of(page.filter(isOnLists))).map(({ candidate, explain }) => ({
        profileId: candidate.profileId,
        explanation: explain(vacancy),
      }));
      best = best
        .concat(candidates.filter(({ explanation }) => explanation.standing === 'matched'))
        .sort(byScore)
        .slice(0, limit);
      after = page.at(-1)?.id;
      more = page.length === PAGE;
    }
    return best;
  }
}

function byScore(one: RankedCandidate, other: RankedCandidate): number {
  return other.explanation.score - one.explanation.score || (one.profileId < other.profileId ? -1 : 1);
}
