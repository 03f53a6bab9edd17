import type { ConditionTest } from '../../agreements/index.js';

/** What it takes to learn a fact, from a question answered at once (1) to one that an authority has to answer (12). Our own scale. */
const COST_OF_LEARNING: Readonly<Record<ConditionTest, number>> = {
  occupation: 1,
  nationality: 1,
  residence: 1,
  'lodged-on': 1,
  'credential-kind': 1,
  title: 1,
  situation: 1,
  returning: 1,
  'awarded-on': 2,
  'valid-on-lodging': 2,
  'duration-years': 2,
  'study-mode': 2,
  'training-started-on': 2,
  issuer: 2,
  credits: 3,
  'isced-field': 3,
  'recognised-in': 3,
  'isced-level': 4,
  'isced-attainment': 4,
  'isced-programme': 4,
  'issuer-recognised': 5,
  experience: 5,
  'good-standing': 6,
  documents: 6,
  language: 8,
  'document-authentication': 8,
  licence: 12,
  'validation-stage': 20,
  'validation-award': 24,
};

/** What it takes to bring something about that is known not to be so: a paper (10), an examination (20), years of work (60). Others nobody can change. */
const COST_OF_ACTING: Partial<Readonly<Record<ConditionTest, number>>> = {
  documents: 10,
  'valid-on-lodging': 12,
  'document-authentication': 14,
  'validation-stage': 24,
  'validation-award': 28,
  licence: 30,
  language: 40,
  experience: 60,
};

export function costOfLearning(test: ConditionTest): number {
  return COST_OF_LEARNING[test];
}

/** Undefined: no act of the person changes it. */
export function costOfActing(test: ConditionTest): number | undefined {
  return COST_OF_ACTING[test];
}
