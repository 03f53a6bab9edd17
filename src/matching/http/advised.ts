import type { Advised } from '../../audit/index.js';
import type { RankedCandidate } from '../application/list-candidates.js';
import { digestOf, rankingDigest, standingDigest } from '../application/ranking-digest.js';
import type { ExplainedMatch, MatchesOfPerson } from '../application/read-matches.js';
import type { ExplainedUnlocks } from '../application/read-unlocks.js';
import type { Proposal } from '../domain/assignment/proposal.js';
import { RANKING_VERSION } from '../domain/weights.js';
import type { Place } from '../storage/match-lists.repository.js';
import { type CandidatesDto, ComputedFromDto, MatchDto, type MatchesDto, type OneMatchDto } from './match.dto.js';
import { UnlocksDto } from './unlock.dto.js';

/* What the audit keeps of advice that somebody has read: rules, revisions, and digests of both ends; nothing of a person. */

const ENGINE = `ranking ${RANKING_VERSION}`;

export function advisedList({ computedFrom, items, open }: Pick<MatchesDto, 'computedFrom' | 'items' | 'open'>): Advised {
  return { ...ranked(computedFrom), outcome: rankingDigest(items.map(placeOf), open.map(placeOf)) };
}

export function advisedMatch({ computedFrom, rank, standing, ...one }: Omit<OneMatchDto, 'fresh'>): Advised {
  return { ...ranked(computedFrom), outcome: standingDigest(placeOf(one), rank, standing) };
}

/** Pseudonyms and scores, as they were shown. */
export function advisedCandidates({
  items,
}: {
  readonly items: readonly Pick<CandidatesDto['items'][number], 'profileId' | 'score'>[];
}): Advised {
  return { engine: ENGINE, outcome: rankingDigest(items.map(({ profileId: id, score }) => ({ id, score }))) };
}

export function advisedUnlocks({ computedFrom, steps }: UnlocksDto): Advised {
  return { ...ranked(computedFrom), outcome: digestOf(steps) };
}

export function advisedAssignment({ placements }: Pick<Proposal, 'placements'>): Advised {
  return { engine: ENGINE, outcome: rankingDigest(placements.map(({ profileId: id, score }) => ({ id, score }))) };
}

function ranked(computedFrom: ComputedFromDto): Advised {
  return { engine: ENGINE, ...computedFrom, inputs: digestOf(computedFrom) };
}

function placeOf({ vacancy, score }: Pick<MatchDto, 'vacancy' | 'score'>) {
  return { id: vacancy.id, score };
}

/** As `GET …/matches`, `…/unlocks`, `…/matches/{vacancyId}`, `…/candidates` and `/v1/assignments/{id}` tell it: a page that shows the same has the same digest. */
export const advisedOnPage = {
  list: ({ computedFrom, items, open }: Pick<MatchesOfPerson, 'computedFrom' | 'items' | 'open'>): Advised =>
    advisedList({
      computedFrom: ComputedFromDto.from(computedFrom),
      items: items.map(MatchDto.from),
      open: open.map(MatchDto.from),
    }),
  unlocks: (unlocks: ExplainedUnlocks): Advised => advisedUnlocks(UnlocksDto.from(unlocks)),
  match: (match: ExplainedMatch & Pick<MatchesOfPerson, 'computedFrom'>): Advised =>
    advisedMatch({ ...MatchDto.from(match), computedFrom: ComputedFromDto.from(match.computedFrom) }),
  candidates: (items: readonly RankedCandidate[]): Advised =>
    advisedCandidates({ items: items.map(({ profileId, explanation: { score } }) => ({ profileId, score })) }),
  assignment: (proposal: Proposal): Advised => advisedAssignment(proposal),
  /** Of several people at once. */
  places: (places: readonly Place[]): Advised => ({
    engine: ENGINE,
    outcome: digestOf(places.map(({ profileId, vacancyId, score }) => [profileId, vacancyId, score])),
  }),
};
