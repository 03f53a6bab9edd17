import type { ConditionTest, Purpose } from '../../agreements/index.js';
import { iscoIncludes } from '../../standards/index.js';
import type { AnsweredInstrument } from './answers.js';
import type { Outcome, Reason } from './assessment.js';
import { obstaclesOf } from './compile-condition.js';
import type { CompiledProvision } from './compile-provision.js';
import type { Resting } from './instruments.js';
import type { KnownFacts } from './known-facts.js';
import type { Sheet } from './sheet.js';

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
  const { credential, asOf } = facts;
  const reasons: Reason[] = [
    ...scopeReasons(purpose, facts, answered, resting.length > 0),
    ...resting.map(({ reason }) => reason),
    ...nearMisses(purpose, answered),
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
  answered: readonly AnsweredInstrument[],
  anyResting: boolean,
): Reason[] {
  const speaks = answered.some(({ instrument: { text } }) => text.grants[purpose].length + text.exclusions[purpose].length > 0);
  if (credential?.country === destination || speaks) return [];
  if (answered.length) return ['purpose-out-of-scope'];
  return anyResting ? [] : purpose === 'regulated-profession' ? ['purpose-out-of-scope'] : ['no-agreement'];
}

/** Provisions about this very kind of credential that failed only on a test with a reason of its own; and exclusions that hold. */
function nearMisses(purpose: Purpose, answered: readonly AnsweredInstrument[]): Reason[] {
  const near: Reason[] = [];
  const excluded: Reason[] = [];
  let open = false;
  let unlisted = false;
  for (const { instrument, sheet, truths } of answered) {
    for (const { at, provision } of instrument.text.exclusions[purpose]) {
      if (truths[at] === 2 && provision.effect.kind === 'exclusion') excluded.push(provision.effect.reason);
    }
    for (const provision of instrument.text.grants[purpose]) {
      if (truths[provision.at] !== 0) open = true;
      else if (!collectMisses(provision, sheet, near) && !unlisted) unlisted = failsOnTitle(provision, sheet);
    }
  }
  return [...near, ...excluded, ...(unlisted && !near.length && !open ? (['title-not-listed'] as const) : [])];
}

/** @returns whether every test that failed has a reason, which is then added */
function collectMisses({ condition }: CompiledProvision, { truths }: Sheet, near: Reason[]): boolean {
  const hopeless =
    condition.isList && condition.tests.some(({ test }, at) => truths[condition.from + at] === 0 && !REASON_OF_FAILURE[test]);
  if (hopeless) return false;
  const failed = obstaclesOf(condition.tree, truths, true).filter((place) => truths[place] !== 1);
  const reasons = failed.map((place) => REASON_OF_FAILURE[condition.tests[place - condition.from]?.test as ConditionTest]);
  if (!reasons.every((reason) => reason !== undefined)) return false;
  near.push(...reasons);
  return true;
}

function failsOnTitle({ condition: { tests, from } }: CompiledProvision, { truths }: Sheet): boolean {
  return tests.some(({ test }, at) => test === 'title' && truths[from + at] === 0);
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
