import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/index.js';
import { advisedOnPage, decisionsOn, type Proposal } from '../../matching/index.js';
import { Caseworkers, Profiles } from '../../profiles/index.js';
import { regionName } from '../../standards/index.js';
import { Vacancies } from '../../vacancies/index.js';
import type { PlacementOutcome } from '../application/accept-placements.js';
import { Referrals } from '../application/referrals.js';

/** A proposal as pages show it. Whom somebody else looks after has no name here. */
@Injectable()
export class JobFairView {
  constructor(
    private readonly profiles: Profiles,
    private readonly caseworkers: Caseworkers,
    private readonly vacancies: Vacancies,
    private readonly referrals: Referrals,
  ) {}

  async of(principal: Principal, proposal: Proposal) {
    const { id, revision, placements, unplaced } = proposal;
    const names = await this.namesOf(principal, [...placements, ...unplaced]);
    const vacancies = new Map((await this.vacancies.many(placements.map(({ vacancyId }) => vacancyId))).map((one) => [one.id, one]));
    const last = decisionsOn(proposal.decisions);
    const rows = placements.map(async ({ profileId, vacancyId, score }) => {
      const vacancy = vacancies.get(vacancyId);
      const decision = last.of({ profileId, vacancyId })?.decision ?? 'proposed';
      const [referral] = decision === 'accepted' ? await this.referrals.list(principal, { profileId, vacancyId }, undefined, 1) : [];
      const work = { title: vacancy?.title, employer: vacancy?.employer, region: vacancy && regionName(vacancy.region) };
      return { profileId, name: names(profileId), vacancyId, score, decision, referral: referral?.id, ...work };
    });
    const without = unplaced.map(({ profileId, reason }) => ({ name: names(profileId), reason }));
    return {
      id,
      revision,
      placements: await Promise.all(rows),
      unplaced: without,
      isOpen: this.undecided(proposal).length > 0,
      advice: [advisedOnPage.assignment(proposal)],
    };
  }

  async outcomes(principal: Principal, outcomes: readonly PlacementOutcome[]) {
    const names = await this.namesOf(principal, outcomes);
    return outcomes.map(({ profileId, outcome }) => ({ name: names(profileId), outcome }));
  }

  /** Those on whose placement nobody has spoken. */
  undecided({ placements, decisions }: Proposal): readonly string[] {
    const last = decisionsOn(decisions);
    return placements.flatMap((one) => (last.of(one) ? [] : [one.profileId]));
  }

  private async namesOf(principal: Principal, people: readonly { readonly profileId: string }[]) {
    const ids = people.map(({ profileId }) => profileId);
    const looked = await Promise.all(ids.map(async (id) => ((await this.caseworkers.of(id))?.id === principal.id ? [id] : [])));
    const details = await this.profiles.details(looked.flat());
    return (id: string) => details.get(id)?.displayName ?? id.slice(-8);
  }
}
