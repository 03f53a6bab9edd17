import type { AgreementVersion } from '../domain/agreement.js';
import type { Condition } from '../domain/condition.js';
import { differenceBetween, type PartChange } from '../domain/difference.js';
import type { Provision } from '../domain/provision.js';
import { type ConditionWords, conditionWords } from './condition-words.js';

export interface PartInWords {
  readonly part: string;
  readonly direction: PartChange['direction'];
  /** A condition as nested words; anything else as text. */
  readonly from?: ConditionWords | string;
  readonly to?: ConditionWords | string;
}

export interface ChangeInWords {
  readonly key: string;
  readonly article: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly title: Provision['title'];
  readonly parts: readonly PartInWords[];
  readonly colour: string;
}

const COLOUR = { added: 'green', removed: 'red', changed: 'blue' } as const;

/** Clause by clause, for the page. */
export function changesInWords(
  before: AgreementVersion,
  after: AgreementVersion,
): { version: readonly PartInWords[]; provisions: readonly ChangeInWords[] } {
  const { version, provisions } = differenceBetween(before, after);
  const titleOf = (key: string) => [...after.provisions, ...before.provisions].find((one) => one.key === key)?.title ?? { en: key };
  return {
    version: version.map(inWords),
    provisions: provisions.map(({ key, article, change, parts }) => ({
      key,
      article,
      change,
      title: titleOf(key),
      colour: COLOUR[change],
      parts: parts.map(inWords),
    })),
  };
}

function inWords({ part, direction, from, to }: PartChange): PartInWords {
  const words = (value: unknown) => (part === 'condition' ? conditionWords(value as Condition) : textOf(value));
  return { part, direction, ...(from !== undefined && { from: words(from) }), ...(to !== undefined && { to: words(to) }) };
}

/** Words in English where there are languages, codes as they are, and what is nested as it is written in the form. */
function textOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return value.map(textOf).join(', ');
  const { en, title } = value as { en?: string; title?: unknown };
  if (en !== undefined) return en;
  return typeof title === 'string' ? title : JSON.stringify(value);
}
