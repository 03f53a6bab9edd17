import { type InLanguages, titledIn } from '../../platform/pages/formats.js';
import { directionOf } from '../../platform/pages/language.js';
import { type IscedField, iscedFieldTitleIn } from '../../standards/index.js';
import type { Condition } from '../domain/condition.js';

/** A condition as a nested list: `key` is a text of the page, `values` fill it, `parts` follow indented. */
export interface ConditionWords {
  readonly key: string;
  readonly values: Readonly<Record<string, string | number | InLanguages>>;
  readonly parts: readonly ConditionWords[];
}

export function conditionWords(condition: Condition): ConditionWords {
  if ('all' in condition) return joined('all', condition.all);
  if ('any' in condition) return joined('any', condition.any);
  if ('not' in condition) return joined('not', [condition.not]);
  if ('of' in condition) return { ...joined('atLeast', condition.of), values: { count: condition.atLeast } };
  const { test, article, ...values } = condition;
  const listed = Object.entries(values).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(', ') : (value as string | number),
  ]);
  return {
    key: `condition.${test}${rangeKey(test, values)}`,
    values: {
      ...Object.fromEntries(listed),
      ...(article && { article }),
      ...(condition.test === 'isced-field' && { in: fieldsNamed(condition.in) }),
    },
    parts: [],
  };
}

/** Codes with their titles, which have commas of their own. */
function fieldsNamed(fields: readonly IscedField[]): InLanguages {
  return titledIn((language) => ({
    language,
    text: fields
      .map((field) => `${field} (${iscedFieldTitleIn(field, language).text})`)
      .join(directionOf(language) === 'rtl' ? '؛ ' : '; '),
  }));
}

function joined(key: string, parts: readonly Condition[]): ConditionWords {
  return { key: `condition.${key}`, values: {}, parts: parts.map(conditionWords) };
}

const RANGES = ['awarded-on', 'training-started-on', 'lodged-on', 'isced-level', 'duration-years', 'credits'];

/** Ranges read differently with one end open. */
function rangeKey(test: string, values: object): string {
  if (!RANGES.includes(test)) return '';
  const { from, to, min, max } = values as { from?: unknown; to?: unknown; min?: unknown; max?: unknown };
  const [low, high] = [from ?? min, to ?? max];
  return low !== undefined && high !== undefined ? '.between' : high !== undefined ? '.upTo' : '.onward';
}
