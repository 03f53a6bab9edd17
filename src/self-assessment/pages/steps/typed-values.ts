import { type IsoDate, parseIsoDate } from '../../../standards/index.js';
import type { Given } from '../../domain/give-answer.js';
import { dateTyped, type Fault, numberOf, parsed, type Typed } from '../form.js';

/** Something was typed that cannot be understood. */
export interface Wrong {
  readonly fault: Fault;
}

export function isWrong(given: Given | Wrong): given is Wrong {
  return given !== undefined && 'fault' in given;
}

/** Nothing typed: not known. */
export function dayTyped(typed: Typed, name: string, given: (day: IsoDate) => Given | Wrong): Given | Wrong {
  const written = dateTyped(typed, name, ['year', 'month', 'day']);
  if (!written) return undefined;
  const day = parsed(parseIsoDate, written);
  return day ? given(day) : { fault: { field: name, says: 'date' } };
}

export function amountTyped(typed: Typed, name: string, most: number, given: (value: number) => Given): Given | Wrong {
  const written = numberOf(typed, name);
  if (!written) return undefined;
  const value = Number(written);
  return value >= 0 && value <= most ? given(value) : { fault: { field: name, says: 'number' } };
}
