import { isObject, type Json, listOf, objectOf, textOf, withoutUndefined } from '../json.js';

const PERIODS: Readonly<Record<string, 'hour' | 'month' | 'year'>> = {
  ...{ HOUR: 'hour', HOURLY: 'hour', HR: 'hour', H: 'hour', HUR: 'hour' },
  ...{ MONTH: 'month', MONTHLY: 'month', MON: 'month' },
  ...{ YEAR: 'year', YEARLY: 'year', ANNUAL: 'year', ANNUALLY: 'year', ANN: 'year' },
};

export interface ReadPay {
  readonly pay?: Json;
  readonly leftOut?: string;
}

/**
 * `baseSalary` as found: a number, a text, a MonetaryAmount with a number or a QuantitativeValue, a range, a PriceSpecification, each also in a list.
 * Pay without currency or period is left out and named: 1 500 may be a week or a month. Source: schema.org/baseSalary.
 */
export function payOf({ baseSalary, salaryCurrency }: Json): ReadPay {
  const [salary] = listOf(baseSalary);
  const amount = isObject(objectOf(salary).value) ? objectOf(objectOf(salary).value) : objectOf(salary);
  const [min, max] = boundsOf(salary, amount);
  if (min === undefined && max === undefined) return {};
  const currency = [objectOf(salary).currency, objectOf(salary).priceCurrency, amount.currency, salaryCurrency].map(textOf).find(Boolean);
  const unit = textOf(amount.unitText) ?? textOf(objectOf(salary).unitText) ?? textOf(amount.unitCode) ?? '';
  const per = PERIODS[unit.toUpperCase()];
  const wrong = faultOf(min, max, currency, per, unit);
  if (wrong) return { leftOut: `baseSalary was left out: ${wrong}` };
  return { pay: withoutUndefined({ min, max, currency: currency?.toUpperCase(), per }) };
}

function boundsOf(salary: unknown, amount: Json): readonly [number | undefined, number | undefined] {
  const { minValue, maxValue, minSalary, maxSalary, minPrice, maxPrice, price, salary: paid, value } = amount;
  const one = numberOf(value ?? price ?? paid ?? (isObject(salary) ? undefined : salary));
  return [numberOf(minValue ?? minSalary ?? minPrice) ?? one, numberOf(maxValue ?? maxSalary ?? maxPrice)];
}

function faultOf(min = 0, max = Number.POSITIVE_INFINITY, currency = '', per = '', unit = ''): string | undefined {
  if (min > max) return `it goes from ${min} down to ${max}`;
  if (!/^[A-Za-z]{3}$/.test(currency)) return currency ? `"${currency.slice(0, 20)}" is no currency of ISO 4217` : 'it names no currency';
  return per ? undefined : unit ? `"${unit.slice(0, 20)}" is not an hour, a month or a year` : 'it does not say for which time';
}

/** "1 200,50", "1,200.50", "$90000": the last mark followed by one or two digits is the decimal one. Nothing and nil are no pay. */
function numberOf(value: unknown): number | undefined {
  const text = textOf(value)?.replace(/[^\d.,-]/g, '');
  if (!text || !/^\d[\d.,]*$/.test(text)) return undefined;
  const [, whole = '', decimals = ''] = /^(.*?)(?:[.,](\d{1,2}))?$/.exec(text) ?? [];
  const number = Number(`${whole.replace(/[.,]/g, '')}.${decimals || 0}`);
  return number > 0 && number <= 1e9 ? number : undefined;
}
