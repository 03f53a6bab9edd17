import { Injectable } from '@nestjs/common';
import { today } from '../../platform/clock.js';
import type { StillLooking } from '../../profiles/index.js';
import { parseIsoDate } from '../../standards/index.js';
import { Taxonomy } from '../../taxonomy/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import type { MatchExplanation } from '../domain/explain.js';
import { isFresh, laterWorld, type MatchList, type PersonRevisions, type World } from '../domain/match-list.js';
import { compareRanked, type Ranked } from '../domain/rank.js';
import { CheckpointRepository } from '../storage/checkpoint.repository.js';
import { MatchListsRepository } from '../storage/match-lists.repository.js';
import { PeopleAtPresent, type PersonAtPresent } from './person-at-present.js';

export interface ExplainedMatch {
  /** Null: not in the list. */
  readonly rank: number | null;
  readonly vacancy: Vacancy;
  readonly explanation: MatchExplanation;
}

/** The list as it was last ranked, explained by present facts. */
export interface MatchesOfPerson {
  readonly computedFrom: PersonRevisions & World;
  /** What scores and reasons rest on: the present. */
  readonly explainedFrom: PersonRevisions & World;
  /** Nothing that it rests on has moved since. */
  readonly fresh: boolean;
  readonly items: readonly ExplainedMatch[];
  readonly open: readonly ExplainedMatch[];
  /** The person does not look at present, and so there is no list. */
  readonly paused?: Extract<StillLooking, { state: 'paused' }>;
}

const NEVER: World = { vacancies: 0, taxonomy: 0, asOf: parseIsoDate('1900-01-01') };

@Injectable()
export class ReadMatches {
  constructor(
    private readonly people: PeopleAtPresent,
    private readonly vacancies: Vacancies,
    private readonly taxonomy: Taxonomy,
    private readonly lists: MatchListsRepository,
    private readonly checkpoint: CheckpointRepository,
  ) {}

  /** @throws ProfileNotFound */
  async list(profileId: string, limit: number): Promise<MatchesOfPerson> {
    const person = await this.people.get(profileId);
    const { list, ...state } = await this.state(profileId, person);
    const { looking } = person;
    if (looking?.state === 'paused') return { ...state, fresh: true, items: [], open: [], paused: looking };
    const [items, open] = await Promise.all([list.items, list.open].map((ranked) => this.explain(person, ranked.slice(0, limit))));
    return { ...state, items: items ?? [], open: open ?? [] };
  }

  /** One vacancy for one person, in the list or not: why it stands where it does, or why it does not. @throws ProfileNotFound @throws VacancyNotFound */
  async one(profileId: string, vacancyId: string): Promise<Omit<MatchesOfPerson, 'items' | 'open'> & ExplainedMatch> {
    const person = await this.people.get(profileId);
    const vacancy = await this.vacancies.get(vacancyId);
    const { list, ...state } = await this.state(profileId, person);
    const at = list.items.findIndex(({ id }) => id === vacancyId);
    return { ...state, rank: at < 0 ? null : at + 1, vacancy, explanation: person.explain(vacancy) };
  }

  private async state(profileId: string, { person, assessed }: PersonAtPresent) {
    const stored = await this.lists.find(profileId);
    const [checkpoint, vacancies, taxonomy] = await Promise.all([
      this.checkpoint.reached(),
      this.vacancies.revision(),
      this.taxonomy.revision(),
    ]);
    const present = { vacancies, taxonomy, asOf: parseIsoDate(today()) };
    const list: MatchList = stored ?? { profileId, person: { profile: 0, recognition: 0 }, world: NEVER, items: [], open: [] };
    const world = stored ? laterWorld(stored.world, checkpoint) : NEVER;
    return {
      list,
      computedFrom: { ...list.person, ...world },
      explainedFrom: { ...person, ...present },
      fresh: assessed && isFresh(list, stored ? checkpoint : NEVER, person, present),
    };
  }

  /** What has changed since the list was ranked shows at once: a closed vacancy is left out, a score is the one that its parts sum to. */
  private async explain(person: PersonAtPresent, ranked: readonly Ranked[]): Promise<ExplainedMatch[]> {
    const vacancies = await this.vacancies.many(ranked.map(({ id }) => id));
    return vacancies
      .map((vacancy) => ({ vacancy, explanation: person.explain(vacancy) }))
      .filter(({ explanation }) => explanation.standing === 'matched' || explanation.standing === 'open')
      .sort((one, other) => compareRanked(rankedOf(one), rankedOf(other)))
      .map((one, at) => ({ ...one, rank: at + 1 }));
  }
}

function rankedOf({ vacancy, explanation }: Pick<ExplainedMatch, 'vacancy' | 'explanation'>): Ranked {
  return { id: vacancy.id, score: explanation.score };
}
