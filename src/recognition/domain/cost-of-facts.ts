import type { ConditionTest } from '../../agreements/index.js';

/** What it takes to learn a fact, from a question answered at once (1) to an assessment before examiners (20). Our own scale. */
const COST: Readonly<Record<ConditionTest, number>> = {
  occupation: 1,
  nationality: 1,
  residence: 1,
  'lodged-on': 1,
  'credential-kind': 1,
  title: 1,
  'awarded-on': 2,
  situation: 1,
  'valid-on-lodging': 2,
  'duration-years': 2,
  'study-mode': 2,
  'training-started-on': 2,
  credits: 3,
  'isced-field': 3,
  'isced-level': 4,
  'isced-attainment': 4,
  'isced-programme': 4,
  issuer: 2,
  'issuer-recognised': 5,
  'recognised-in': 3,
  'good-standing': 6,
  documents: 6,
  experience: 5,
  language: 8,
  'document-authentication': 8,
  licence: 12,
  'validation-stage': 20,
  'validation-award': 24,
};

export function costOf(facts: readonly ConditionTest[]): number {
  return [...new Set(facts)].reduce((sum, fact) => sum + COST[fact], 0);
}
