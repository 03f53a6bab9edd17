import type { Advised } from '../../audit/index.js';
import { digestOf, rankingDigest, standingDigest } from '../application/ranking-digest.js';
import { RANKING_VERSION } from '../domain/weights.js';
import type { AssignmentDto } from './assignment.dto.js';
import type { CandidatesDto, ComputedFromDto, MatchDto, MatchesDto, OneMatchDto } from './match.dto.js';
import type { UnlocksDto } from './unlock.dto.js';

/* What the audit keeps of advice that somebody has read: rules, revisions, and digests of both ends; nothing of a person. */

const ENGINE = `ranking ${RANKING_VERSION}`;

export function advisedList({ computedFrom, items, open }: MatchesDto): Advised {
  return { ...ranked(computedFrom), outcome: rankingDigest(items.map(placeOf), open.map(placeOf)) };
}

export function advisedMatch({ computedFrom, rank, standing, ...one }: OneMatchDto): Advised {
  return { ...ranked(computedFrom), outcome: standingDigest(placeOf(one), rank, standing) };
}

/** Pseudonyms and scores, as they were shown. */
export function advisedCandidates({ items }: CandidatesDto): Advised {
  return { engine: ENGINE, outcome: rankingDigest(items.map(({ profileId: id, score }) => ({ id, score }))) };
}

export function advisedUnlocks({ computedFrom, steps }: UnlocksDto): Advised {
  return { ...ranked(computedFrom), outcome: digestOf(steps) };
}

export function advisedAssignment({ placements }: AssignmentDto): Advised {
  return { engine: ENGINE, outcome: rankingDigest(placements.map(({ profileId: id, score }) => ({ id, score }))) };
}

function ranked(computedFrom: ComputedFromDto): Advised {
  return { engine: ENGINE, ...computedFrom, inputs: digestOf(computedFrom) };
}

function placeOf({ vacancy, score }: Pick<MatchDto, 'vacancy' | 'score'>) {
  return { id: vacancy.id, score };
}
