import type { Agreement, AgreementVersion, AtomicCondition, Condition, ConditionTest, Provision } from '../../agreements/index.js';
import type { Finding, Verdict } from './assessment.js';
import { lookAt } from './conditions/atomic.js';
import { costOf } from './cost-of-facts.js';
import { allOf, anyOf, atLeast, not } from './kleene.js';
import type { KnownFacts } from './known-facts.js';

/** A provision answered: its verdict, a finding for every condition in it, what failed, and the cheapest unknown facts that could make it hold. */
export interface Answer {
  readonly verdict: Verdict;
  readonly findings: readonly Finding[];
  readonly failed: readonly ConditionTest[];
  readonly missing: readonly ConditionTest[];
}

export interface CompiledProvision {
  readonly agreement: Agreement;
  readonly version: AgreementVersion;
  readonly provision: Provision;
  readonly answer: (facts: KnownFacts) => Answer;
}

/** With its answer for one set of facts. */
export type AnsweredProvision = CompiledProvision & { readonly answered: Answer };

type Node = (facts: KnownFacts) => Answer;

/** Once a version; the closures answer any number of credentials. Every condition is looked at: the applicant is owed all the reasons. */
export function compileProvision(agreement: Agreement, version: AgreementVersion, provision: Provision): CompiledProvision {
  const place = { agreement: agreement.slug, version: version.number, provision: provision.key };
  const atom = (condition: AtomicCondition): Node => {
    const named = { ...place, condition: condition.test, article: condition.article ?? provision.article };
    return (facts) => {
      const { observed, required, verdict } = lookAt(condition, facts);
      const finding: Finding = { ...named, observed, required, verdict };
      return {
        verdict,
        findings: [finding],
        failed: verdict === 'not-satisfied' ? [condition.test] : [],
        missing: verdict === 'unknown' ? [condition.test] : [],
      };
    };
  };
  return { agreement, version, provision, answer: compile(provision.condition, atom) };
}

function compile(condition: Condition, atom: (condition: AtomicCondition) => Node): Node {
  if ('all' in condition)
    return joined(
      condition.all.map((one) => compile(one, atom)),
      allOf,
      everyOpen,
    );
  if ('any' in condition)
    return joined(
      condition.any.map((one) => compile(one, atom)),
      anyOf,
      cheapestOpen(1),
    );
  if ('of' in condition)
    return joined(
      condition.of.map((one) => compile(one, atom)),
      (verdicts) => atLeast(condition.atLeast, verdicts),
      cheapestOpen(condition.atLeast),
    );
  if ('not' in condition) return negated(compile(condition.not, atom));
  return atom(condition);
}

type Choose = (parts: readonly Answer[]) => readonly ConditionTest[];

function joined(parts: readonly Node[], join: (verdicts: readonly Verdict[]) => Verdict, choose: Choose): Node {
  return (facts) => {
    const answers = parts.map((part) => part(facts));
    const verdict = join(answers.map((one) => one.verdict));
    return {
      verdict,
      findings: answers.flatMap((one) => one.findings),
      failed: verdict === 'not-satisfied' ? answers.flatMap((one) => one.failed) : [],
      missing: verdict === 'unknown' ? [...new Set(choose(answers))] : [],
    };
  };
}

const everyOpen: Choose = (parts) => parts.flatMap((one) => one.missing);

/** Of the open parts, as many as are still needed, cheapest first. */
function cheapestOpen(needed: number): Choose {
  return (parts) => {
    const held = parts.filter((one) => one.verdict === 'satisfied').length;
    const open = parts.filter((one) => one.verdict === 'unknown').toSorted((a, b) => costOf(a.missing) - costOf(b.missing));
    return open.slice(0, needed - held).flatMap((one) => one.missing);
  };
}

function negated(part: Node): Node {
  return (facts) => {
    const inner = part(facts);
    const verdict = not(inner.verdict);
    return {
      ...inner,
      verdict,
      failed: verdict === 'not-satisfied' ? inner.findings.filter((one) => one.verdict === 'satisfied').map((one) => one.condition) : [],
    };
  };
}
