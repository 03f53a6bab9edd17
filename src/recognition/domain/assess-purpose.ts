import type { ConditionTest, Effect, Purpose } from '../../agreements/index.js';
import { type Basis, OUTCOMES, type Outcome, type PurposeAssessment, type Reason, type UnknownFact } from './assessment.js';
import type { AnsweredProvision } from './compile-provision.js';
import { costOf } from './cost-of-facts.js';
import { frameworkBasis } from './frameworks.js';
import type { Instruments } from './instruments.js';
import type { KnownFacts } from './known-facts.js';
import { nextStepsOf } from './next-steps.js';
import { reasonsOf } from './reasons.js';
import { isProfessionalCredential } from './regulated-professions.js';

type Recognition = Extract<Effect, { kind: 'recognition' }>;
interface Candidate {
  readonly outcome: Outcome;
  readonly from?: AnsweredProvision;
  readonly basis: Basis | null;
  readonly missing: readonly ConditionTest[];
}

const rank = (outcome: Outcome) => OUTCOMES.indexOf(outcome);

/** One purpose: the best certain outcome, the best possible one and what leads there, and what was set aside. */
export function assessPurpose(
  purpose: Purpose,
  facts: KnownFacts,
  provisions: readonly AnsweredProvision[],
  instruments: Instruments,
): PurposeAssessment {
  const own = provisions.filter(({ provision }) => provision.purposes.includes(purpose));
  const candidates = candidatesOf(own).toSorted(byPreference);
  const fallback = fallbackOf(purpose, facts, provisions);
  const certain = [...candidates.filter(({ missing }) => !missing.length), fallback].toSorted(byPreference)[0] ?? fallback;
  const best = [...candidates, fallback].toSorted(byPreference)[0] ?? fallback;
  const effect = certain.from?.provision.effect as Recognition | undefined;
  const reasons = reasonsOf(purpose, facts, own, instruments, certain.outcome);
  return {
    purpose,
    outcome: certain.outcome,
    reasons: certain.from && instruments.transitional.has(certain.from.agreement.slug) ? [...reasons, 'transitional'] : reasons,
    recognisedAs: effect?.recognisedAs ?? null,
    conditions: effect?.measures ?? [],
    bases: certain.basis ? [certain.basis] : [],
    setAside: setAsideOf(purpose, candidates, certain, instruments),
    bestPossible: { outcome: best.outcome, steps: best.missing.map(question) },
    unknown: unknownOf(candidates, certain.outcome),
    nextSteps: nextStepsOf(purpose, facts, certain.outcome, reasons),
  };
}

/** Better outcome first; then fewer and cheaper facts to find; then by name, so that no order of writing shows. */
function byPreference(a: Candidate, b: Candidate): number {
  const name = ({ basis }: Candidate) => (basis ? `${basis.agreement} ${basis.provision}` : '');
  return rank(a.outcome) - rank(b.outcome) || costOf(a.missing) - costOf(b.missing) || (name(a) < name(b) ? -1 : 1);
}

/** An exclusion that holds takes its agreement out; one that may hold makes every answer of it merely possible. */
function candidatesOf(own: readonly AnsweredProvision[]): Candidate[] {
  const exclusions = own.filter(({ provision }) => provision.effect.kind === 'exclusion');
  const excluded = (slug: string) => exclusions.filter(({ agreement }) => agreement.slug === slug);
  return own.flatMap((from) => {
    const { effect } = from.provision;
    const against = excluded(from.agreement.slug);
    if (
      effect.kind !== 'recognition' ||
      from.answered.verdict === 'not-satisfied' ||
      against.some((one) => one.answered.verdict === 'satisfied')
    )
      return [];
    const missing = [...new Set([...from.answered.missing, ...against.flatMap((one) => one.answered.missing)])];
    return [{ outcome: effect.outcome, from, basis: basisOf(from), missing }];
  });
}

function basisOf({ agreement, version, provision }: AnsweredProvision): Basis {
  const { source } = provision;
  return {
    agreement: agreement.slug,
    version: version.number,
    provision: provision.key,
    article: provision.article,
    source: source.locator ? `${source.title}, ${source.locator}` : source.title,
    verified: source.verified,
    demonstration: agreement.demonstration,
  };
}

/** What remains without any provision: a framework, an authority's decision, or nothing that covers it. Only an authority refuses. */
function fallbackOf(purpose: Purpose, facts: KnownFacts, provisions: readonly AnsweredProvision[]): Candidate {
  const framework = frameworkBasis(purpose, facts);
  if (framework) return { outcome: framework.outcome, basis: framework.basis, missing: [] };
  const decides =
    purpose === 'regulated-profession' ? awaitsLicence(facts, provisions) : purpose === 'employment' && awaitsValidation(facts);
  return { outcome: decides ? 'needs-decision' : 'not-covered', basis: null, missing: [] };
}

/** The study document is recognised and leads to a regulated profession: the profession's own authority decides. */
function awaitsLicence(facts: KnownFacts, provisions: readonly AnsweredProvision[]): boolean {
  const recognised =
    provisions.some(({ provision, answered }) => provision.effect.kind === 'recognition' && answered.verdict === 'satisfied') ||
    facts.credential?.country === facts.destination;
  return recognised && isProfessionalCredential(facts);
}

/** Non-formal and informal learning is validated by people, never refused by a machine. */
function awaitsValidation({ credential, experiences }: KnownFacts): boolean {
  return (credential !== undefined && credential.kind !== 'formal') || (experiences?.length ?? 0) > 0;
}

function setAsideOf(
  purpose: Purpose,
  candidates: readonly Candidate[],
  chosen: Candidate,
  { resting }: Instruments,
): PurposeAssessment['setAside'] {
  const others = candidates.filter((one) => !one.missing.length && one.from && one.from.agreement.slug !== chosen.basis?.agreement);
  const losers = new Map(others.map(({ from }) => [from?.agreement.slug ?? '', from?.version.number ?? null]));
  return [
    ...[...losers].map(([agreement, version]) => ({ agreement, version, reason: 'less-favourable' as const })),
    ...resting
      .filter(({ purposes }) => purposes.includes(purpose))
      .map(({ agreement, version, reason }) => ({ agreement: agreement.slug, version, reason: reason as Reason })),
  ].toSorted((a, b) => (a.agreement < b.agreement ? -1 : 1));
}

/** Facts that could lead to something better, cheapest first. */
function unknownOf(candidates: readonly Candidate[], certain: Outcome): UnknownFact[] {
  const facts = candidates.filter((one) => one.missing.length && rank(one.outcome) < rank(certain)).flatMap((one) => one.missing);
  return [...new Set(facts)].toSorted((a, b) => costOf([a]) - costOf([b]) || (a < b ? -1 : 1)).map(question);
}

function question(fact: ConditionTest): UnknownFact {
  return { fact, question: `question.${fact}` };
}
