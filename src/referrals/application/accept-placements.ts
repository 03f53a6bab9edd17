import { Injectable } from '@nestjs/common';
import type { Principal } from '../../identity/index.js';
import { DecideOnPlacements, type PlacementDecision, PlacementsRefused } from '../../matching/index.js';
import { ProposeReferral } from './propose-referral.js';

/** What became of one placement. `proposed`: the person is asked; anything else says why not, by the code of what stood against it. */
export interface PlacementOutcome {
  readonly profileId: string;
  readonly outcome: 'proposed' | 'declined' | (typeof STOOD_AGAINST)[number];
}

/** Why an accepted placement does not become a referral: too late for the proposal, or refused by the referral itself. */
export const STOOD_AGAINST = [
  ...(['no-placement', 'person-not-looking', 'vacancy-closed', 'openings-taken', 'no-longer-fits'] as const),
  ...([
    'already-referred',
    'vacancy-not-referable',
    'recruitment-held',
    'not-looking',
    'not-for-this-country',
    'profile-not-found',
  ] as const),
] as const;

/** A job fair: what a caseworker accepts of a proposal is decided, and each pair becomes a referral, on which the person has the word. */
@Injectable()
export class AcceptPlacements {
  constructor(
    private readonly decisions: DecideOnPlacements,
    private readonly referrals: ProposeReferral,
  ) {}

  /** In part, and as often as it takes. @throws AssignmentNotFound, AssignmentChangedMeanwhile */
  async execute(
    principal: Principal,
    assignmentId: string,
    asked: ReadonlyMap<string, PlacementDecision>,
    revision: number,
  ): Promise<readonly PlacementOutcome[]> {
    const refused = await this.decide(principal, assignmentId, asked, revision);
    const outcomes: PlacementOutcome[] = [];
    for (const [profileId, decision] of asked) {
      const vacancyId = refused.placed.get(profileId);
      const code = refused.codes.get(profileId);
      if (code || !vacancyId) outcomes.push({ profileId, outcome: knownCode(code ?? 'no-placement') });
      else if (decision === 'declined') outcomes.push({ profileId, outcome: 'declined' });
      else outcomes.push({ profileId, outcome: await this.propose(principal, profileId, vacancyId) });
    }
    return outcomes;
  }

  private async decide(principal: Principal, id: string, asked: ReadonlyMap<string, PlacementDecision>, revision: number) {
    try {
      const { proposal, refused } = await this.decisions.execute(id, asked, { id: principal.id, name: principal.name }, revision);
      const placed = new Map(proposal.placements.map(({ profileId, vacancyId }) => [profileId, vacancyId]));
      return { placed, codes: new Map<string, string>(refused.map(({ profileId, code }) => [profileId, code])) };
    } catch (error) {
      if (!(error instanceof PlacementsRefused)) throw error;
      const ids = [...asked.keys()];
      return { placed: new Map<string, string>(), codes: new Map(error.errors.map(({ code }, at) => [ids[at] as string, code])) };
    }
  }

  private async propose(principal: Principal, profileId: string, vacancyId: string): Promise<PlacementOutcome['outcome']> {
    try {
      await this.referrals.execute(principal, { profileId, to: { kind: 'employer', vacancyId } });
      return 'proposed';
    } catch (error) {
      const { code = '' } = error as { code?: string };
      if (STOOD_AGAINST.some((known) => known === code)) return knownCode(code);
      throw error;
    }
  }
}

function knownCode(code: string): (typeof STOOD_AGAINST)[number] {
  return STOOD_AGAINST.find((known) => known === code) ?? 'no-placement';
}
