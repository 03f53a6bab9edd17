import type { IsoDate, SkillUri } from '../../standards/index.js';
import type { Candidate } from './candidate.js';
import { type GateFinding, worstOf } from './gate-finding.js';
import { gateFindings } from './gates.js';
import type { OccupationNearness } from './nearness.js';
import type { AskedSkill, Opening } from './opening.js';
import {
  hasSomethingInCommon,
  levelBasis,
  levelRange,
  levelsAbove,
  pointsAt,
  type ScoreParts,
  scoreOf,
  skillPoints,
  totalOf,
} from './score.js';
import type { SkillEvidence } from './weights.js';

/** Why a vacancy stands where it stands for a person, or why it does not stand there at all. */
export interface MatchExplanation {
  /** `matched`: it may be in the list. `open`: a question would decide. `refused`: a gate fails. `nothing-in-common`: no skill and no near occupation. */
  readonly standing: 'matched' | 'open' | 'refused' | 'nothing-in-common';
  readonly score: number;
  readonly parts: ScoreParts;
  readonly has: readonly {
    readonly skill: SkillUri;
    readonly kind: AskedSkill['kind'];
    readonly evidence: SkillEvidence;
    readonly points: number;
  }[];
  readonly lacks: readonly { readonly skill: SkillUri; readonly kind: AskedSkill['kind']; readonly points: number }[];
  /** Skills that are there and could bear more points if they were shown by stronger evidence. */
  readonly couldShowBetter: readonly { readonly skill: SkillUri; readonly evidence: SkillEvidence; readonly gain: number }[];
  readonly gates: readonly GateFinding[];
  /** How the level of the vacancy, or the one usual for its occupation, is reached; null: by nothing known. */
  readonly levelBasis: 'recognised' | 'claimed' | null;
  /** Levels above what is asked; 0: none. */
  readonly overqualifiedBy: number;
}

export function explainMatch(candidate: Candidate, opening: Opening, nearness: OccupationNearness, asOf: IsoDate): MatchExplanation {
  const parts = scoreOf(candidate, opening, nearness);
  const gates = gateFindings(candidate, opening, asOf);
  const range = levelRange(opening);
  return {
    standing: standingOf(gates, parts),
    score: totalOf(parts),
    parts,
    ...skillsOf(candidate, opening),
    gates,
    levelBasis: levelBasis(candidate.level, range) ?? null,
    overqualifiedBy: levelsAbove(candidate.level, range),
  };
}

function standingOf(gates: readonly GateFinding[], parts: ScoreParts): MatchExplanation['standing'] {
  const worst = worstOf(gates);
  if (worst === 'not-satisfied') return 'refused';
  if (!hasSomethingInCommon(parts)) return 'nothing-in-common';
  return worst === 'open' ? 'open' : 'matched';
}

function skillsOf(candidate: Candidate, { skills }: Opening): Pick<MatchExplanation, 'has' | 'lacks' | 'couldShowBetter'> {
  const has = skills.flatMap((asked) => {
    const evidence = candidate.skills.get(asked.skill);
    return evidence ? [{ skill: asked.skill, kind: asked.kind, evidence, points: skillPoints(asked, candidate) }] : [];
  });
  const lacks = skills.filter(({ skill }) => !candidate.skills.has(skill)).map(({ skill, kind, points }) => ({ skill, kind, points }));
  const couldShowBetter = skills.flatMap((asked) => gainOf(asked, candidate)).sort((one, other) => other.gain - one.gain);
  return { has, lacks, couldShowBetter };
}

function gainOf(asked: AskedSkill, candidate: Candidate): MatchExplanation['couldShowBetter'] {
  const evidence = candidate.skills.get(asked.skill);
  const gain = pointsAt(asked.points, 'recognised') - skillPoints(asked, candidate);
  return evidence && gain > 0 ? [{ skill: asked.skill, evidence, gain }] : [];
}
