import type { ConditionTest } from '../../../agreements/index.js';
import type { CredentialFacts } from '../../../recognition/index.js';
import { parseCountry } from '../../../standards/index.js';
import type { Answers, SharedFacts } from '../../domain/answers.js';
import type { Given } from '../../domain/give-answer.js';
import { type Field, oneOf, parsed, partsShown, shown, type Typed, wordOf } from '../form.js';
import { countryOptions, keyed } from '../options.js';
import { amountTyped, dayTyped, type Wrong } from './typed-values.js';

/** What is known when a question is put. */
export interface Asking {
  readonly facts: Partial<CredentialFacts>;
  readonly shared: SharedFacts;
  readonly answers: Answers;
  readonly language: string;
}

/** How a fact is asked for in everyday words, and what is understood. Undefined: "I do not know". */
export interface QuestionForm {
  readonly fields: (asking: Asking, typed?: Typed) => readonly Field[];
  readonly read: (typed: Typed, asking: Asking) => Given | Wrong;
}

export const title = (fact: ConditionTest) => ({ name: 'answer', label: `question.${fact}`, isTitle: true });
export const YES_NO = keyed(['yes', 'no'], 'journey.answer');
export const yesNo = (said: boolean | undefined) => (said === undefined ? undefined : said ? 'yes' : 'no');
export const truth = (word: string) => (word === 'yes' ? true : word === 'no' ? false : undefined);

export function date(fact: ConditionTest, key: 'awardedOn' | 'trainingStartedOn'): QuestionForm {
  return {
    fields: ({ facts }, typed) => [
      { kind: 'date', ...title(fact), hint: 'journey.dateHint', parts: partsShown(typed, 'answer', facts[key]) },
    ],
    read: (typed) => dayTyped(typed, 'answer', (day) => ({ [key]: day })),
  };
}

export function amount(fact: ConditionTest, key: 'durationYears' | 'credits', most: number): QuestionForm {
  return {
    fields: ({ facts }, typed) => [{ kind: 'number', ...title(fact), ...shown(typed, 'answer', facts[key]?.toString()) }],
    read: (typed) => amountTyped(typed, 'answer', most, (value) => ({ [key]: value })),
  };
}

export function yesOrNo(fact: ConditionTest, key: 'goodStanding' | 'returning'): QuestionForm {
  return {
    fields: ({ shared }, typed) => [{ kind: 'radios', ...title(fact), options: YES_NO, ...shown(typed, 'answer', yesNo(shared[key])) }],
    read: (typed) => {
      const said = truth(wordOf(typed, 'answer'));
      return said === undefined ? undefined : { [key]: said };
    },
  };
}

export function country(
  fact: ConditionTest,
  said: (shared: SharedFacts) => string | undefined,
  given: (code: never) => Given,
): QuestionForm {
  return {
    fields: ({ shared, language }, typed) => [
      { kind: 'select', ...title(fact), options: countryOptions(language), ...shown(typed, 'answer', said(shared)) },
    ],
    read: (typed) => {
      const code = parsed(parseCountry, wordOf(typed, 'answer'));
      return code && given(code as never);
    },
  };
}

export function choice<T extends string>(
  fact: ConditionTest,
  values: readonly T[],
  texts: string,
  said: (asking: Asking) => string | undefined,
  given: (value: T) => Given,
): QuestionForm {
  return {
    fields: (asking, typed) => [{ kind: 'radios', ...title(fact), options: keyed(values, texts), ...shown(typed, 'answer', said(asking)) }],
    read: (typed) => {
      const value = oneOf(values, wordOf(typed, 'answer'));
      return value && given(value);
    },
  };
}
