import type { Finding } from './assessment.js';
import type { CompiledCondition } from './compile-condition.js';
import type { CompiledProvision } from './compile-provision.js';
import type { Instrument } from './instruments.js';
import { type Truth, truthOf } from './kleene.js';
import type { KnownFacts } from './known-facts.js';

/** A condition with its answer for one set of facts. */
export interface AnsweredCondition {
  readonly condition: CompiledCondition;
  readonly truth: Truth;
  /** One a test, in order. */
  readonly findings: readonly Finding[];
}

export interface AnsweredProvision extends CompiledProvision {
  readonly answered: AnsweredCondition;
  /** One a measure that can be waived. */
  readonly waivers: readonly AnsweredCondition[];
}

export interface AnsweredInstrument {
  readonly instrument: Instrument;
  readonly facts: KnownFacts;
  readonly provisions: readonly AnsweredProvision[];
  readonly suspended: readonly AnsweredCondition[];
}

export function answerInstrument(instrument: Instrument, facts: KnownFacts): AnsweredInstrument {
  return {
    instrument,
    facts,
    provisions: instrument.provisions.map((provision) => answerProvision(provision, facts)),
    suspended: instrument.suspended.map((condition) => answerCondition(condition, facts)),
  };
}

function answerProvision(compiled: CompiledProvision, facts: KnownFacts): AnsweredProvision {
  const { agreement, version, provision, condition, grants, basis } = compiled;
  const answered = answerCondition(condition, facts);
  const waivers = grants?.measures.length ? grants.measures.flatMap(({ waiver }) => (waiver ? [answerCondition(waiver, facts)] : [])) : [];
  return { agreement, version, provision, condition, ...(grants && { grants }), basis, answered, waivers };
}

export function answerCondition(condition: CompiledCondition, facts: KnownFacts): AnsweredCondition {
  const findings: Finding[] = [];
  const truth = condition.answer(facts, findings);
  return { condition, truth, findings };
}

export function truthsOf({ findings }: AnsweredCondition): readonly Truth[] {
  return findings.map(({ verdict }) => truthOf(verdict));
}
