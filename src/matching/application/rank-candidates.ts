import { Injectable } from '@nestjs/common';
import { Profiles } from '../../profiles/index.js';
import { Vacancies } from '../../vacancies/index.js';
import type { ScoreParts } from '../domain/score.js';
import { PeopleAtPresent } from './person-at-present.js';

/** A person behind a pseudonym: the id of the profile, what the score is made of, and nothing that identifies. */
export interface RankedCandidate {
  readonly profileId: string;
  readonly score: number;
  readonly parts: ScoreParts;
}

const PAGE = 500;

/** The people who fit a vacancy best; everybody is looked at. */
@Injectable()
export class RankCandidates {
  constructor(
    private readonly profiles: Profiles,
    private readonly vacancies: Vacancies,
    private readonly people: PeopleAtPresent,
  ) {}

  /** Those whom no gate refuses and no question leaves open. @throws VacancyNotFound */
  async execute(vacancyId: string, limit: number): Promise<readonly RankedCandidate[]> {
    const vacancy = await this.vacancies.get(vacancyId);
    let best: RankedCandidate[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await this.profiles.page(after, PAGE);
      const placed = (await this.people.of(page.filter(({ destination }) => destination === vacancy.country))).flatMap((person) => {
        const { standing, score, parts } = person.explain(vacancy);
        return standing === 'matched' ? [{ profileId: person.candidate.profileId, score, parts }] : [];
      });
      best = [...best, ...placed].sort(byScore).slice(0, limit);
      after = page.at(-1)?.id;
      more = page.length === PAGE;
    }
    return best;
  }
}

function byScore(one: RankedCandidate, other: RankedCandidate): number {
  return other.score - one.score || (one.profileId < other.profileId ? -1 : 1);
}
