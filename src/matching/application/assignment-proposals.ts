import { Injectable } from '@nestjs/common';
import type { AuditAction, DetailsOf } from '../../audit/index.js';
import { newId } from '../../platform/database/new-id.js';
import { ValidationFailed } from '../../platform/problem-details/errors.js';
import { type Profile, Profiles } from '../../profiles/index.js';
import { Vacancies, type Vacancy } from '../../vacancies/index.js';
import { AssignmentChangedMeanwhile } from '../domain/assignment/assignment.errors.js';
import { type Placement, type PlacementDecision, type Proposal, propose } from '../domain/assignment/proposal.js';
import { AssignmentsRepository } from '../storage/assignments.repository.js';
import { RankForAssignment } from './rank-for-assignment.js';

/** Proposes who could take which vacancy, remembers what a caseworker accepts and declines, and proposes anew for the rest. */
@Injectable()
export class AssignmentProposals {
  constructor(
    private readonly profiles: Profiles,
    private readonly vacancies: Vacancies,
    private readonly ranking: RankForAssignment,
    private readonly assignments: AssignmentsRepository,
  ) {}

  /** @throws ValidationFailed naming every id that is unknown */
  async create(profileIds: readonly string[], vacancyIds?: readonly string[]): Promise<Proposal> {
    const people = await this.profiles.many([...new Set(profileIds)]);
    const chosen = vacancyIds && (await this.vacancies.many([...new Set(vacancyIds)]));
    const unknown = [...unknownOf('profile', profileIds, people), ...unknownOf('vacancy', vacancyIds ?? [], chosen ?? [])];
    if (unknown.length) throw new ValidationFailed(unknown);
    const proposed = await this.proposeFor(people, chosen, [], new Map());
    const proposal = { id: newId(), revision: 1, ...(chosen && { vacancyIds: chosen.map(({ id }) => id) }), ...proposed };
    await this.assignments.insert(proposal, { action: 'assignment.proposed', subjectId: proposal.id, details: { people: people.length } });
    return this.withoutTheErased(proposal);
  }

  /** In part, and as often as it takes. @throws AssignmentNotFound @throws AssignmentChangedMeanwhile @throws ValidationFailed */
  async decide(id: string, decisions: ReadonlyMap<string, PlacementDecision>, expected?: number): Promise<Proposal> {
    const proposal = await this.expected(id, expected);
    const placed = new Set(proposal.placements.map(({ profileId }) => profileId));
    const errors = [...decisions.keys()].flatMap((profileId, at) => (placed.has(profileId) ? [] : [notPlaced(profileId, at)]));
    if (errors.length) throw new ValidationFailed(errors);
    const placements = proposal.placements.map((one) => ({ ...one, decision: decisions.get(one.profileId) ?? one.decision }));
    return this.keep({ ...proposal, placements }, 'assignment.decided', counts([...decisions.values()]));
  }

  /** Accepted placements stay; what was declined is not proposed again. @throws AssignmentNotFound @throws AssignmentChangedMeanwhile */
  async recompute(id: string, expected?: number): Promise<Proposal> {
    const proposal = await this.expected(id, expected);
    const accepted = proposal.placements.filter(({ decision }) => decision === 'accepted');
    const rest = [...proposal.placements.filter(({ decision }) => decision !== 'accepted'), ...proposal.unplaced];
    const people = await this.profiles.many(rest.map(({ profileId }) => profileId));
    const chosen = proposal.vacancyIds && (await this.vacancies.many(proposal.vacancyIds));
    const declined = new Map(rest.map((one) => [one.profileId, declinedOf(one)]));
    return this.keep({ ...proposal, ...(await this.proposeFor(people, chosen, accepted, declined)) }, 'assignment.recomputed');
  }

  private async proposeFor(
    people: readonly Profile[],
    chosen: readonly Vacancy[] | undefined,
    accepted: readonly Placement[],
    declined: ReadonlyMap<string, readonly string[]>,
  ): Promise<Pick<Proposal, 'placements' | 'unplaced' | 'bound' | 'computedFrom'>> {
    const { lists, openings, world } = await this.ranking.execute(people, chosen);
    for (const { vacancyId } of accepted) {
      const left = (openings.get(vacancyId) ?? 0) - 1;
      if (left > 0) openings.set(vacancyId, left);
      else openings.delete(vacancyId);
    }
    const toPlace = people.map(({ id }) => ({ profileId: id, list: lists.get(id) ?? [], declined: declined.get(id) ?? [] }));
    return { ...propose(toPlace, openings, accepted), computedFrom: world };
  }

  private async expected(id: string, revision: number | undefined): Promise<Proposal> {
    const proposal = await this.assignments.get(id);
    if (revision !== undefined && revision !== proposal.revision) throw new AssignmentChangedMeanwhile(id);
    return proposal;
  }

  private async keep(proposal: Proposal, action: AuditAction, told: DetailsOf<'assignment.decided'> = {}): Promise<Proposal> {
    const changed = { ...proposal, revision: proposal.revision + 1 };
    await this.assignments.update(changed, { action, subjectId: proposal.id, details: { ...told, revision: changed.revision } });
    return this.withoutTheErased(changed);
  }

  /** Asked after writing, so that nobody who was erased meanwhile stays. */
  private async withoutTheErased({ id, placements, unplaced }: Proposal): Promise<Proposal> {
    const ids = [...placements, ...unplaced].map(({ profileId }) => profileId);
    const here = new Set((await this.profiles.many(ids)).map((profile) => profile.id));
    await this.assignments.forget(ids.filter((one) => !here.has(one)));
    return this.assignments.get(id);
  }
}

function declinedOf(one: { readonly declined: readonly string[] } & Partial<Placement>): readonly string[] {
  return one.decision === 'declined' && one.vacancyId ? [...one.declined, one.vacancyId] : one.declined;
}

function unknownOf(kind: 'profile' | 'vacancy', ids: readonly string[], known: readonly { readonly id: string }[]) {
  const here = new Set(known.map(({ id }) => id));
  return ids.flatMap((id, at) => {
    const detail = `There is no ${kind} ${id}. Leave it out, or check the id.`;
    return here.has(id.toLowerCase()) ? [] : [{ pointer: `/${kind}Ids/${at}`, code: `${kind}-not-found`, detail }];
  });
}

function notPlaced(profileId: string, at: number) {
  const detail = `Profile ${profileId} has no placement in this proposal. Decide on those under placements.`;
  return { pointer: `/decisions/${at}/profileId`, code: 'no-placement', detail };
}

/** How many were accepted, declined and left open in one go. */
function counts(decisions: readonly PlacementDecision[]): DetailsOf<'assignment.decided'> {
  const of = (decision: PlacementDecision) => decisions.filter((one) => one === decision).length;
  return { accepted: of('accepted'), declined: of('declined') };
}
