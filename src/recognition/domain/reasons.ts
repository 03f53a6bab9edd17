import type { ConditionTest, Purpose } from '../../agreements/index.js';
import { iscoIncludes } from '../../standards/index.js';
import { type AnsweredInstrument, type AnsweredProvision, truthsOf } from './answers.js';
import type { Outcome, Reason } from './assessment.js';
import { obstaclesOf } from './compile-condition.js';
import type { Resting } from './instruments.js';
import type { KnownFacts } from './known-facts.js';

const REASON_OF_FAILURE: Partial<Record<ConditionTest, Reason>> = {
  'awarded-on': 'issue-date-out-of-range',
  'isced-level': 'level-out-of-scope',
  'isced-attainment': 'level-out-of-scope',
  issuer: 'issuer-not-competent',
  'issuer-recognised': 'issuer-not-competent',
  'valid-on-lodging': 'expired-certificate',
  'validation-stage': 'validation-required',
  'validation-award': 'validation-required',
  licence: 'licence-required',
  documents: 'evidence-missing',
  'document-authentication': 'evidence-missing',
};

/** Why the outcome is not full: status of agreements told apart from merit. Codes in a fixed order, each once. */
export function reasonsOf(
  purpose: Purpose,
  facts: KnownFacts,
  answered: readonly AnsweredInstrument[],
  resting: readonly Resting[],
  outcome: Outcome,
): Reason[] {
  const conflict: Reason[] = facts.mappingConflict ? ['mapping-conflict'] : [];
  if (outcome === 'full') return conflict;
  const own = answered.flatMap(({ provisions }) => provisions.filter(({ provision }) => provision.purposes.includes(purpose)));
  const { credential, asOf } = facts;
  const reasons: Reason[] = [
    ...scopeReasons(purpose, facts, own, answered.length > 0, resting.length > 0),
    ...resting.map(({ reason }) => reason),
    ...nearMisses(own),
    ...(purpose === 'regulated-profession' && !hasLicence(facts) ? (['licence-required'] as const) : []),
    ...(purpose === 'employment' && isUnvalidated(facts) ? (['validation-required'] as const) : []),
    ...(credential?.validUntil && credential.validUntil < asOf ? (['expired-certificate'] as const) : []),
    ...(lacksPapers(facts) ? (['evidence-missing'] as const) : []),
    ...conflict,
  ];
  return [...new Set(reasons)];
}

function scopeReasons(
  purpose: Purpose,
  { credential, destination }: KnownFacts,
  own: readonly AnsweredProvision[],
  anyAgreement: boolean,
  anyResting: boolean,
): Reason[] {
  if (credential?.country === destination || own.length) return [];
  if (anyAgreement) return ['purpose-out-of-scope'];
  return anyResting ? [] : purpose === 'regulated-profession' ? ['purpose-out-of-scope'] : ['no-agreement'];
}

/** Provisions about this very kind of credential that failed only on a test with a reason of its own; and exclusions that hold. */
function nearMisses(own: readonly AnsweredProvision[]): Reason[] {
  const failures = own.filter(({ grants, answered }) => grants && answered.truth === 0).map(failedTests);
  const near = failures.filter((tests) => tests.every((test) => REASON_OF_FAILURE[test])).flat();
  const excluded = own.flatMap(({ provision: { effect }, answered }) =>
    effect.kind === 'exclusion' && answered.truth === 2 ? [effect.reason as Reason] : [],
  );
  const unlisted = !near.length && own.every(({ answered }) => answered.truth === 0) && failures.some((tests) => tests.includes('title'));
  return [...near.map((test) => REASON_OF_FAILURE[test] as Reason), ...excluded, ...(unlisted ? (['title-not-listed'] as const) : [])];
}

function failedTests({ answered }: AnsweredProvision): readonly ConditionTest[] {
  const { tests, tree } = answered.condition;
  const truths = truthsOf(answered);
  return obstaclesOf(tree, truths, true).flatMap((at) => (truths[at] === 1 ? [] : (tests[at]?.test ?? [])));
}

function hasLicence({ licences, destination, occupation }: KnownFacts): boolean {
  return (
    licences?.some(
      (one) =>
        one.country === destination && one.state === 'active' && occupation !== undefined && iscoIncludes(one.occupation, occupation),
    ) ?? false
  );
}

function isUnvalidated({ credential, experiences, validation }: KnownFacts): boolean {
  const unformal = credential ? credential.kind !== 'formal' : (experiences?.length ?? 0) > 0;
  return unformal && validation?.stage !== 'certification';
}

/** Nothing but the person's own word, and a reason for it. */
export function lacksPapers({ situation, credential }: KnownFacts): boolean {
  return (
    situation !== undefined &&
    credential?.kind === 'formal' &&
    (credential.evidence === undefined || credential.evidence === 'self-declared')
  );
}
