import { Injectable } from '@nestjs/common';
import { Agreements } from '../../agreements/index.js';
import { today } from '../../platform/clock.js';
import { isOnLists, type Profile, Profiles } from '../../profiles/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import type { MatchExplanation } from '../domain/explain.js';
import type { GateFinding } from '../domain/gate-finding.js';
import { openingOf } from '../domain/opening.js';
import { recruitmentGate } from '../domain/recruitment-gate.js';
import { PeopleAtPresent } from './person-at-present.js';
import { PresentPeople } from './present-people.js';

export interface RankedCandidate {
  readonly profileId: string;
  readonly explanation: MatchExplanation;
  readonly recruitment: GateFinding;
}

/** `withheld`: people who stand among the best and whom the rule on recruitment holds back, counted by its reason. */
export interface CandidatesOfVacancy {
  readonly items: readonly RankedCandidate[];
  readonly withheld: readonly { readonly because: string; readonly people: number }[];
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
    private readonly agreements: Agreements,
    private readonly present: PresentPeople,
  ) {}

  /** @throws VacancyNotFound */
  async execute(vacancyId: string, limit: number): Promise<CandidatesOfVacancy> {
    const vacancy = await this.vacancies.canonical(vacancyId);
    const index = await this.present.get();
    for (let asked = limit; ; asked *= 2) {
      const ids = index.candidatesFor(openingOf(vacancy), asked).map(({ id }) => id);
      const fitting = await this.fittingOf((await this.profiles.many(ids)).filter(isOnLists), vacancy);
      const told = fitting.filter(({ recruitment }) => mayBeTold(recruitment));
      if (told.length >= limit || ids.length < asked)
        return { items: told.sort(byScore).slice(0, limit), withheld: countedByReason(fitting) };
    }
  }

  private async fittingOf(profiles: readonly Profile[], vacancy: Vacancy): Promise<readonly RankedCandidate[]> {
    const { agreements } = await this.agreements.register();
    const known = { agreements, knownAt: await this.agreements.knownNow() };
    const people = await this.people.of(profiles);
    return people
      .map(({ candidate, explain }, at) => ({
        profileId: candidate.profileId,
        explanation: explain(vacancy),
        recruitment: recruitmentGate(profiles[at] as Profile, openingOf(vacancy), known, parseIsoDate(today())),
      }))
      .filter(({ explanation }) => explanation.standing === 'matched');
  }
}

function mayBeTold({ verdict }: GateFinding): boolean {
  return verdict === 'satisfied';
}

function countedByReason(fitting: readonly RankedCandidate[]): CandidatesOfVacancy['withheld'] {
  const counts = new Map<string, number>();
  for (const { recruitment } of fitting) {
    if (!mayBeTold(recruitment)) counts.set(recruitment.because, (counts.get(recruitment.because) ?? 0) + 1);
  }
  return [...counts].map(([because, people]) => ({ because, people }));
}

function byScore(one: RankedCandidate, other: RankedCandidate): number {
  return other.explanation.score - one.explanation.score || (one.profileId < other.profileId ? -1 : 1);
}
