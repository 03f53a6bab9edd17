import { Injectable } from '@nestjs/common';
import { ValidationFailed } from '../../platform/problem-details/errors.js';
import { Profiles } from '../../profiles/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { AssignmentChangedMeanwhile } from '../domain/assignment/assignment.errors.js';
import { type Decision, decisionsOn } from '../domain/assignment/decision.js';
import { acceptedOf, type NewAssignment, type Placement, type Proposal, propose } from '../domain/assignment/proposal.js';
import { AssignmentsRepository } from '../storage/assignments.repository.js';
import { assignInThread } from './assign-in-thread.js';
import { RankForAssignment, type Ranking } from './rank-for-assignment.js';

/** The one who asks waits for the answer, and looks at no progress. */
const unseen: Ranking = async () => {};

/** Proposes who could take which vacancy, and proposes anew for those who were not accepted. */
@Injectable()
export class AssignmentProposals {
  constructor(
    private readonly profiles: Profiles,
    private readonly vacancies: Vacancies,
    private readonly ranking: RankForAssignment,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /** Each id once. @throws ValidationFailed naming every id that is unknown */
  async readable(asked: NewAssignment): Promise<NewAssignment> {
    const { profileIds, vacancyIds } = asked;
    const people = await this.profiles.known(profileIds);
    const chosen = new Set((await this.vacancies.many(vacancyIds ?? [])).map(({ id }) => id));
    const unknown = [...unknownOf('profile', profileIds, people), ...unknownOf('vacancy', vacancyIds ?? [], chosen)];
    if (unknown.length) throw new ValidationFailed(unknown);
    return { ...asked, profileIds: [...people], ...(vacancyIds && { vacancyIds: [...chosen] }) };
  }

  /** @param id of the new proposal; one that is there already is the answer, so that a job may run twice */
  async create(id: string, { profileIds, ...asked }: NewAssignment, ranked = unseen): Promise<Proposal> {
    const known = await this.assignments.find(id);
    if (known) return known;
    const chosen = asked.vacancyIds && (await this.vacancies.many(asked.vacancyIds));
    const proposed = await this.proposeFor(profileIds, chosen, asked.tolerance, [], [], ranked);
    await this.assignments.insert({ id, revision: 1, ...asked, ...proposed, decisions: [] });
    return this.withoutTheErased(id);
  }

  /** Accepted placements stay; what was declined is not proposed again. @throws AssignmentNotFound @throws AssignmentChangedMeanwhile */
  async recompute(id: string, expected: number | undefined, ranked = unseen): Promise<Proposal> {
    const proposal = await this.expected(id, expected);
    const accepted = acceptedOf(proposal);
    const staying = new Set(accepted.map(({ profileId }) => profileId));
    const rest = [...proposal.placements, ...proposal.unplaced].map(({ profileId }) => profileId).filter((one) => !staying.has(one));
    const chosen = proposal.vacancyIds && (await this.vacancies.many(proposal.vacancyIds));
    const proposed = await this.proposeFor(rest, chosen, proposal.tolerance, accepted, proposal.decisions, ranked);
    await this.assignments.update({ ...proposal, ...proposed, revision: proposal.revision + 1 });
    return this.withoutTheErased(id);
  }

  /** @throws AssignmentNotFound @throws AssignmentChangedMeanwhile when `revision` is given and is not the present one */
  async expected(id: string, revision: number | undefined): Promise<Proposal> {
    const proposal = await this.assignments.get(id);
    if (revision !== undefined && revision !== proposal.revision) throw new AssignmentChangedMeanwhile(id);
    return proposal;
  }

  /** Asked after writing, so that nobody who was erased meanwhile stays. */
  async withoutTheErased(id: string): Promise<Proposal> {
    const { placements, unplaced } = await this.assignments.get(id);
    const ids = [...placements, ...unplaced].map(({ profileId }) => profileId);
    const here = await this.profiles.known(ids);
    await this.assignments.forget(ids.filter((one) => !here.has(one)));
    return this.assignments.get(id);
  }

  private async proposeFor(
    profileIds: readonly string[],
    chosen: readonly Vacancy[] | undefined,
    tolerance: number,
    accepted: readonly Placement[],
    decisions: readonly Decision[],
    ranked: Ranking,
  ): Promise<Pick<Proposal, 'placements' | 'unplaced' | 'bound' | 'computedFrom'>> {
    const { people, openings, world } = await this.ranking.execute(profileIds, chosen, ranked);
    for (const { vacancyId } of accepted) {
      const left = (openings.get(vacancyId) ?? 0) - 1;
      if (left > 0) openings.set(vacancyId, left);
      else openings.delete(vacancyId);
    }
    const solve = (problem: Parameters<Parameters<typeof propose>[4]>[0]) => assignInThread({ problem, tolerance });
    return { ...(await propose(people, openings, accepted, decisionsOn(decisions), solve)), computedFrom: world };
  }
}

function unknownOf(kind: 'profile' | 'vacancy', ids: readonly string[], known: ReadonlySet<string>) {
  return ids.flatMap((id, at) => {
    const detail = `There is no ${kind} ${id}. Leave it out, or check the id.`;
    return known.has(id.toLowerCase()) ? [] : [{ pointer: `/${kind}Ids/${at}`, code: `${kind}-not-found`, detail }];
  });
}
