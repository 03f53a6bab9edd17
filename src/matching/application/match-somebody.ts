import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import type { Profile } from '../../profiles/index.js';
import type { Assessed } from '../../recognition/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { Vacancies } from '../../vacancies/index.js';
import { candidateOf } from '../domain/candidate-of.js';
import { explainMatch } from '../domain/explain.js';
import { openingOf } from '../domain/opening.js';
import type { Ranked } from '../domain/rank.js';
import { PresentIndex } from './present-index.js';
import type { ExplainedMatch } from './read-matches.js';
import { type ExplainedUnlocks, ReadUnlocks } from './read-unlocks.js';
import { recognisedFor } from './recognised-for.js';
import { UnlocksOfPeople } from './unlocks-of-people.js';

export interface MatchedSomebody {
  readonly items: readonly ExplainedMatch[];
  readonly open: readonly ExplainedMatch[];
  readonly unlocks: ExplainedUnlocks;
}

/** Work for a person who is on no record, by the same index and reasons as for everybody; nothing is stored. */
@Injectable()
export class MatchSomebody {
  constructor(
    private readonly present: PresentIndex,
    private readonly vacancies: Vacancies,
    private readonly unlocksOf: UnlocksOfPeople,
    private readonly unlocks: ReadUnlocks,
  ) {}

  async execute(profile: Profile, assessed: Assessed, limit: number, steps: number): Promise<MatchedSomebody> {
    const { current, prospects } = assessed;
    const index = await this.present.get();
    const { occupations, nearness } = index.taxonomy;
    const candidate = candidateOf(profile, recognisedFor(current), occupations, index.world.asOf);
    const ranking = index.rank(candidate, index.world, limit);
    const explained = async (ranked: readonly Ranked[]): Promise<ExplainedMatch[]> => {
      const found = new Map((await this.vacancies.many(ranked.map(({ id }) => id))).map((one) => [one.id, one]));
      const held = ranked.flatMap(({ id }) => found.get(id) ?? []);
      return held.map((vacancy, at) => {
        return { rank: at + 1, vacancy, explanation: explainMatch(candidate, openingOf(vacancy), nearness, parseIsoDate(today())) };
      });
    };
    const [items, open] = await Promise.all([explained(ranking.items), explained(ranking.open)]);
    return { items, open, unlocks: await this.unlocks.explain(await this.unlocksOf.one(profile, current, prospects), steps) };
  }
}
