import type { EvidenceGrade } from '../../agreements/index.js';

/** How well a skill is shown: the grades of evidence, and above them what was recognised under an agreement or by a validation award. */
export const SKILL_EVIDENCE = [
  'self-declared',
  'portfolio',
  'attested',
  'copy',
  'original',
  'apostilled',
  'signed',
  'verified',
  'recognised',
] as const satisfies readonly (EvidenceGrade | 'recognised')[];
export type SkillEvidence = (typeof SKILL_EVIDENCE)[number];

/** Of gates, score and order together: whoever changes what a list holds raises it, so that a read of a list names the rules of its day. */
export const RANKING_VERSION = '1.0.0';

/** The one table of weights; src/matching/README.md prints it. All whole numbers, so that a score is the same on every machine. */
export const WEIGHTS = {
  /** Points of a vacancy's essential skills together; those of `optionalSkills` are added when it names no optional one. */
  essentialSkills: 6_000,
  optionalSkills: 1_000,
  /** Points of the nearest occupation. */
  occupation: 2_000,
  /** Points of a recognised level that fits. */
  level: 1_000,

  /** 64ths of a skill's points; never less for stronger evidence. */
  evidence: {
    'self-declared': 32,
    portfolio: 38,
    attested: 44,
    copy: 48,
    original: 52,
    apostilled: 54,
    signed: 57,
    verified: 60,
    recognised: 64,
  } satisfies Record<SkillEvidence, number>,

  /** Percent of nearness of two occupations; between `from` and `to` it rises with the skills that they share. */
  nearness: {
    sameOccupation: 100,
    sameUnitGroup: { from: 75, to: 99 },
    sameMinorGroup: { from: 45, to: 74 },
    sameSubMajorGroup: { from: 25, to: 74 },
    sameMajorGroup: { from: 10, to: 74 },
    otherGroup: { from: 0, to: 74 },
  },

  /** Percent of the occupation's points by how the person came to it. */
  practice: {
    /** Months since it was last practised, at most → percent. */
    recency: [
      [12, 100],
      [36, 90],
      [60, 80],
      [120, 65],
      [Number.POSITIVE_INFINITY, 50],
    ],
    /** Months practised, full-time equivalent, fewer than → percent. */
    duration: [
      [6, 60],
      [12, 80],
      [Number.POSITIVE_INFINITY, 100],
    ],
    trained: 50,
    wished: 40,
  },

  /** Percent of the level's points. */
  levelFit: { recognised: 100, claimed: 70, unknown: 40, below: 0, lessPerLevelAbove: 10, lessAtMost: 30 },
} as const;

export const MAX_SCORE = WEIGHTS.essentialSkills + WEIGHTS.optionalSkills + WEIGHTS.occupation + WEIGHTS.level;

export function strongerEvidence(one: SkillEvidence, other: SkillEvidence): SkillEvidence {
  return SKILL_EVIDENCE.indexOf(one) >= SKILL_EVIDENCE.indexOf(other) ? one : other;
}
