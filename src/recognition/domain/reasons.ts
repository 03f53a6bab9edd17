import type { ConditionTest, Purpose } from '../../agreements/index.js';
import type { Outcome, Reason } from './assessment.js';
import type { AnsweredProvision } from './compile-provision.js';
import type { Instruments } from './instruments.js';
import type { KnownFacts } from './known-facts.js';

const REASON_OF_FAILURE: Partial<Record<ConditionTest, Reason>> = {
  'awarded-on': 'issue-date-out-of-range',
  'isced-level': 'level-out-of-scope',
  'isced-attainment': 'level-out-of-scope',
  'issuer-recognised': 'issuer-not-competent',
  'valid-on-lodging': 'expired-certificate',
  'validation-stage': 'validation-required',
  licence: 'licence-required',
};

/** Why the outcome is not full: status of agreements told apart from merit. Codes in a fixed order. */
export function reasonsOf(
  purpose: Purpose,
  facts: KnownFacts,
  own: readonly AnsweredProvision[],
  { resting, provisions }: Instruments,
  outcome: Outcome,
): Reason[] {
  if (outcome === 'full') return facts.mappingConflict ? ['mapping-conflict'] : [];
  const reasons = [
    ...scopeReasons(
      purpose,
      facts,
      own,
      provisions.length > 0,
      resting.some((one) => one.purposes.includes(purpose)),
    ),
  ];
  reasons.push(...resting.filter((one) => one.purposes.includes(purpose)).map(({ reason }) => reason));
  reasons.push(...nearMisses(own));
  if (purpose === 'regulated-profession' && !hasLicence(facts)) reasons.push('licence-required');
  if (purpose === 'employment' && isUnvalidated(facts)) reasons.push('validation-required');
  if (facts.credential?.validUntil && facts.credential.validUntil < facts.asOf) reasons.push('expired-certificate');
  if (facts.mappingConflict) reasons.push('mapping-conflict');
  return [...new Set(reasons)];
}

function scopeReasons(
  purpose: Purpose,
  facts: KnownFacts,
  own: readonly AnsweredProvision[],
  anyAgreement: boolean,
  anyResting: boolean,
): Reason[] {
  if (facts.credential?.country === facts.destination || own.length) return [];
  if (anyAgreement) return ['purpose-out-of-scope'];
  return anyResting ? [] : purpose === 'regulated-profession' ? ['purpose-out-of-scope'] : ['no-agreement'];
}

/** Provisions about this very kind of credential that failed only on a condition with a reason of its own; and exclusions that hold. */
function nearMisses(own: readonly AnsweredProvision[]): Reason[] {
  const missed = own.filter(({ answered, provision }) => provision.effect.kind === 'recognition' && answered.verdict === 'not-satisfied');
  const near = missed
    .filter(({ answered }) => answered.failed.every((test) => REASON_OF_FAILURE[test]))
    .flatMap(({ answered }) => answered.failed.map((test) => REASON_OF_FAILURE[test] as Reason));
  const excluded = own.flatMap(({ provision: { effect }, answered }) =>
    effect.kind === 'exclusion' && answered.verdict === 'satisfied' ? [effect.reason as Reason] : [],
  );
  const listed =
    missed.length > 0 &&
    near.length === 0 &&
    own.every(({ answered }) => answered.verdict === 'not-satisfied') &&
    missed.some(({ answered }) => answered.failed.includes('title'));
  return [...near, ...excluded, ...(listed ? (['title-not-listed'] as const) : [])];
}

function hasLicence({ licences, destination, occupation }: KnownFacts): boolean {
  return licences?.some((one) => one.country === destination && one.state === 'active' && one.occupation === occupation) ?? false;
}

function isUnvalidated({ credential, experiences, validation }: KnownFacts): boolean {
  const unformal = credential ? credential.kind !== 'formal' : (experiences?.length ?? 0) > 0;
  return unformal && validation?.stage !== 'certification';
}
