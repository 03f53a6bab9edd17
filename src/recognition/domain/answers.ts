import type { Truths } from './compile-condition.js';
import type { CompiledProvision } from './compile-provision.js';
import type { Instrument } from './instruments.js';
import type { Truth } from './kleene.js';
import type { KnownFacts } from './known-facts.js';
import type { CompiledCondition, Sheet } from './sheet.js';

/** A condition with its answer for one set of facts. */
export interface AnsweredCondition {
  readonly condition: CompiledCondition;
  readonly truth: Truth;
  readonly sheet: Sheet;
}

/** A text with all its tests answered. */
export interface AnsweredInstrument {
  readonly instrument: Instrument;
  readonly facts: KnownFacts;
  readonly sheet: Sheet;
  /** Of the conditions of its provisions, by their places. */
  readonly truths: Truths;
  readonly suspended: readonly AnsweredCondition[];
}

export interface AnsweredProvision extends AnsweredCondition {
  readonly provision: CompiledProvision;
}

export function answerInstrument(instrument: Instrument, facts: KnownFacts): AnsweredInstrument {
  const sheet = instrument.text.form.fill(facts);
  const suspended = instrument.suspended.map(({ form, condition }) => answerCondition(condition, form.fill(facts)));
  const { provisions } = instrument.text;
  const truths = new Uint8Array(provisions.length);
  for (let at = 0; at < provisions.length; at++) truths[at] = (provisions[at] as CompiledProvision).condition.truth(sheet.truths);
  return { instrument, facts, sheet, truths, suspended };
}

export function answerCondition(condition: CompiledCondition, sheet: Sheet): AnsweredCondition {
  return { condition, truth: condition.truth(sheet.truths), sheet };
}

export function answerProvision(provision: CompiledProvision, sheet: Sheet): AnsweredProvision {
  return { provision, condition: provision.condition, truth: provision.condition.truth(sheet.truths), sheet };
}
