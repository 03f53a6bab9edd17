import { Injectable } from '@nestjs/common';
import { Profiles } from '../../profiles/index.js';
import { Vacancies } from '../../vacancies/index.js';
import type { MatchExplanation } from '../domain/explain.js';
import { openingOf } from '../domain/opening.js';
import { PeopleAtPresent } from './person-at-present.js';
import { PresentPeople } from './present-people.js';

export interface RankedCandidate {
  readonly profileId: string;
  readonly explanation: MatchExplanation;
}

/**
 * The other direction: who fits one vacancy, by the same gates and the same score. Ids and reasons only; who they are is told with consent.
 * A person is found as they were when their list was last written, and explained as they are now.
 */
@Injectable()
export class ListCandidates {
  constructor(
    private readonly vacancies: Vacancies,
    private readonly profiles: Profiles,
    private readonly people: PeopleAtPresent,
    private readonly present: PresentPeople,
  ) {}

  /** @throws VacancyNotFound */
  async execute(vacancyId: string, limit: number): Promise<readonly RankedCandidate[]> {
    const vacancy = await this.vacancies.get(vacancyId);
    const index = await this.present.get();
    for (let asked = limit; ; asked *= 2) {
      const ids = index.candidatesFor(openingOf(vacancy), asked).map(({ id }) => id);
      const people = await this.people.of(await this.profiles.many(ids));
      const candidates = people
        .map(({ candidate, explain }) => ({ profileId: candidate.profileId, explanation: explain(vacancy) }))
        .filter(({ explanation }) => explanation.standing === 'matched');
      if (candidates.length >= limit || ids.length < asked) return candidates.sort(byScore).slice(0, limit);
    }
  }
}

function byScore(one: RankedCandidate, other: RankedCandidate): number {
  return other.explanation.score - one.explanation.score || (one.profileId < other.profileId ? -1 : 1);
}
