import { Injectable } from '@nestjs/common';
import { Agreements } from '../../agreements/index.js';
import { Profiles } from '../../profiles/index.js';
import { NationalStandards } from '../../qualifications/index.js';
import { Vacancies } from '../../vacancies/index.js';
import type { TermSources } from '../domain/unlocks/known-terms.js';
import { type StepTerms, termsOf } from '../domain/unlocks/step-terms.js';
import type { PairUnlock, Unlock, Unlocks } from '../domain/unlocks/unlocks.js';
import { UnlocksOfPeople, type UnlocksOfPerson } from './unlocks-of-people.js';

/** A vacancy by which a person sees what a step opens. */
export interface Example {
  readonly id: string;
  readonly title: string;
}

export type ExplainedUnlock = Unlock & { readonly terms: StepTerms | null; readonly examples: readonly Example[] };

export interface ExplainedUnlocks extends Pick<UnlocksOfPerson, 'computedFrom' | 'considered'> {
  readonly steps: readonly ExplainedUnlock[];
  readonly bestPair: (PairUnlock & { readonly examples: readonly Example[] }) | null;
}

const EXAMPLES = 2;

/** Which single step of a person, and which two together, would open the most work; what each takes, and for example what it opens. */
@Injectable()
export class ReadUnlocks {
  constructor(
    private readonly profiles: Profiles,
    private readonly people: UnlocksOfPeople,
    private readonly agreements: Agreements,
    private readonly standards: NationalStandards,
    private readonly vacancies: Vacancies,
  ) {}

  /** The first `limit` steps. @throws ProfileNotFound */
  async of(profileId: string, limit: number): Promise<ExplainedUnlocks> {
    const profile = await this.profiles.get(profileId);
    const { value } = await this.people.each([profile]).next();
    return this.explain(value as UnlocksOfPerson, limit);
  }

  async explain(
    { profile, computedFrom, considered, steps, bestPair, prospects }: UnlocksOfPerson,
    limit: number,
  ): Promise<ExplainedUnlocks> {
    const shown = steps.slice(0, limit);
    const [sources, examplesOf] = await Promise.all([this.termSources(computedFrom), this.examples(shown, bestPair)]);
    return {
      ...{ computedFrom, considered },
      steps: shown.map((one) => ({ ...one, terms: termsOf(one.step, profile, prospects, sources), examples: examplesOf(one) })),
      bestPair: bestPair && { ...bestPair, examples: examplesOf(bestPair) },
    };
  }

  private async termSources({ asOf }: UnlocksOfPerson['computedFrom']): Promise<TermSources> {
    const [{ agreements }, standards] = await Promise.all([this.agreements.register(), this.standards.register()]);
    return { agreements, standards, moment: { asOf, knownAt: await this.agreements.knownNow() } };
  }

  private async examples(steps: Unlocks['steps'], pair: Unlocks['bestPair']) {
    const firstOf = ({ opened }: Pick<Unlock, 'opened'>) => opened.slice(0, EXAMPLES);
    const vacancies = await this.vacancies.many([...steps, ...(pair ? [pair] : [])].flatMap(firstOf));
    const byId = new Map(vacancies.map(({ id, title }) => [id, { id, title }]));
    return (one: Pick<Unlock, 'opened'>) => firstOf(one).flatMap((id) => byId.get(id) ?? []);
  }
}
