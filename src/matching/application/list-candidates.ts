import { Injectable } from '@nestjs/common';
import { Agreements } from '../../agreements/index.js';
import { now, today } from '../../platform/clock.js';
import { isOnLists, type Profile, Profiles } from '../../profiles/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import type { MatchExplanation } from '../domain/explain.js';
import type { GateFinding } from '../domain/gate-finding.js';
import { openingOf } from '../domain/opening.js';
import { recruitmentGate } from '../domain/recruitment-gate.js';
import { PeopleAtPresent } from './person-at-present.js';

const PAGE = 500;

export interface RankedCandidate {
  readonly profileId: string;
  readonly explanation: MatchExplanation;
  readonly recruitment: GateFinding;
}

/** `withheld`: people who fit and whom the rule on recruitment holds back, counted by its reason. */
export interface CandidatesOfVacancy {
  readonly items: readonly RankedCandidate[];
  readonly withheld: readonly { readonly because: string; readonly people: number }[];
}

/** The other direction: who fits one vacancy, by the same gates and the same score. Ids and reasons only; who they are is told with consent. */
@Injectable()
export class ListCandidates {
  constructor(
    private readonly vacancies: Vacancies,
    private readonly profiles: Profiles,
    private readonly people: PeopleAtPresent,
    private readonly agreements: Agreements,
  ) {}

  /** @throws VacancyNotFound */
  async execute(vacancyId: string, limit: number): Promise<CandidatesOfVacancy> {
    const vacancy = await this.vacancies.canonical(vacancyId);
    const withheld = new Map<string, number>();
    let best: RankedCandidate[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await this.profiles.page(after, PAGE);
      const fitting = await this.fittingOf(page.filter(isOnLists), vacancy);
      for (const { recruitment } of fitting) if (!mayBeTold(recruitment)) count(withheld, recruitment.because);
      best = best
        .concat(fitting.filter(({ recruitment }) => mayBeTold(recruitment)))
        .sort(byScore)
        .slice(0, limit);
      after = page.at(-1)?.id;
      more = page.length === PAGE;
    }
    return { items: best, withheld: [...withheld].map(([because, people]) => ({ because, people })) };
  }

  private async fittingOf(profiles: readonly Profile[], vacancy: Vacancy): Promise<readonly RankedCandidate[]> {
    const { agreements } = await this.agreements.register();
    const known = { agreements, knownAt: now().toISOString() };
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

function count(counts: Map<string, number>, because: string): void {
  counts.set(because, (counts.get(because) ?? 0) + 1);
}

function byScore(one: RankedCandidate, other: RankedCandidate): number {
  return other.explanation.score - one.explanation.score || (one.profileId < other.profileId ? -1 : 1);
}
