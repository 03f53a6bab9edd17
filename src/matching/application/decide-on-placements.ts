import { Injectable } from '@nestjs/common';
import { now } from '../../platform/clock.js';
import { isOnLists, Profiles } from '../../profiles/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { PlacementsRefused } from '../domain/assignment/assignment.errors.js';
import { type Decider, type Decision, type PlacementDecision } from '../domain/assignment/decision.js';
import { notPlaced, type RefusedDecision, whyTooLate } from '../domain/assignment/late-acceptance.js';
import { acceptedOf, type Placement, type Proposal } from '../domain/assignment/proposal.js';
import { AssignmentsRepository } from '../storage/assignments.repository.js';
import { AssignmentProposals } from './assignment-proposals.js';
import { PeopleAtPresent, type PersonAtPresent } from './person-at-present.js';

export interface DecidedProposal {
  readonly proposal: Proposal;
  /** What could not be decided; all else has been. */
  readonly refused: readonly RefusedDecision[];
}

interface Asked {
  readonly placement: Placement;
  readonly decision: PlacementDecision;
}

/** Remembers what a caseworker accepts and declines, with who and when. What is accepted is held against the present, not against the day of the proposal. */
@Injectable()
export class DecideOnPlacements {
  constructor(
    private readonly proposals: AssignmentProposals,
    private readonly profiles: Profiles,
    private readonly people: PeopleAtPresent,
    private readonly vacancies: Vacancies,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /**
   * In part, and as often as it takes.
   * @throws AssignmentNotFound @throws AssignmentChangedMeanwhile @throws PlacementsRefused when not one decision could be taken
   */
  async execute(
    id: string,
    asked: ReadonlyMap<string, PlacementDecision>,
    by: Decider | null,
    expected: number | undefined,
  ): Promise<DecidedProposal> {
    const proposal = await this.proposals.expected(id, expected);
    const placements = new Map(proposal.placements.map((one) => [one.profileId, one]));
    const placed = [...asked].flatMap(([profileId, decision]) => {
      const placement = placements.get(profileId);
      return placement ? [{ placement, decision }] : [];
    });
    const late = await this.tooLate(proposal, placed);
    const refused = [...asked.keys()].flatMap((one) => (placements.has(one) ? (late.get(one) ?? []) : notPlaced(one)));
    if (refused.length === asked.size) throw new PlacementsRefused(refused);
    const at = now().toISOString();
    const taken = placed.map(({ placement: { profileId, vacancyId }, decision }): Decision => ({ profileId, vacancyId, decision, by, at }));
    await this.assignments.record(
      proposal,
      taken.filter(({ profileId }) => !late.has(profileId)),
    );
    return { proposal: await this.proposals.withoutTheErased(id), refused };
  }

  /** Those who were accepted before hold their openings; of those who are new, the first have what is left. */
  private async tooLate(proposal: Proposal, asked: readonly Asked[]): Promise<ReadonlyMap<string, RefusedDecision>> {
    const before = acceptedOf(proposal);
    const staying = before.filter((one) => !asked.some(({ placement, decision }) => placement === one && decision === 'declined'));
    const fresh = asked.flatMap(({ placement, decision }) => (decision === 'accepted' && !before.includes(placement) ? [placement] : []));
    const [people, vacancies] = await Promise.all([this.atPresent(fresh), this.vacanciesOf(fresh)]);
    const accepted = new Map<string, number>();
    const count = ({ vacancyId }: Placement) => accepted.set(vacancyId, (accepted.get(vacancyId) ?? 0) + 1);
    for (const one of staying) count(one);
    const late = new Map<string, RefusedDecision>();
    for (const placement of fresh) {
      const [person, vacancy] = [people.get(placement.profileId), vacancies.get(placement.vacancyId)];
      const why = person && vacancy ? whyTooLate(placement, factsOf(person, vacancy, accepted)) : notPlaced(placement.profileId);
      if (why) late.set(placement.profileId, why);
      else count(placement);
    }
    return late;
  }

  private async atPresent(placements: readonly Placement[]): Promise<ReadonlyMap<string, PersonAtPresent>> {
    const people = await this.people.of(await this.profiles.many(placements.map(({ profileId }) => profileId)));
    return new Map(people.map((one) => [one.candidate.profileId, one]));
  }

  private async vacanciesOf(placements: readonly Placement[]): Promise<ReadonlyMap<string, Vacancy>> {
    const vacancies = await this.vacancies.many([...new Set(placements.map(({ vacancyId }) => vacancyId))]);
    return new Map(vacancies.map((one) => [one.id, one]));
  }
}

function factsOf(person: PersonAtPresent, vacancy: Vacancy, accepted: ReadonlyMap<string, number>) {
  return {
    looking: isOnLists(person),
    openings: vacancy.openings,
    accepted: accepted.get(vacancy.id) ?? 0,
    explanation: person.explain(vacancy),
  };
}
