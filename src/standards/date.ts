import { givenText } from './given-text.js';
import { StandardsError } from './standards-error.js';

/** A calendar day 'YYYY-MM-DD', without time or zone, 1900-01-01 to 2199-12-31. Source: ISO 8601. */
export type IsoDate = string & { readonly __brand: 'IsoDate' };
/** A month 'YYYY-MM'. */
export type IsoMonth = string & { readonly __brand: 'IsoMonth' };
/** Both ends belong to it; an open end is left out. */
export interface DateRange {
  readonly from?: IsoDate;
  readonly to?: IsoDate;
}

export class InvalidIsoDate extends StandardsError {
  readonly code = 'invalid-iso-date';
}
export class InvalidIsoMonth extends StandardsError {
  readonly code = 'invalid-iso-month';
}
export class InvalidDateRange extends StandardsError {
  readonly code = 'invalid-date-range';
}

export class InvalidInstant extends StandardsError {
  readonly code = 'invalid-instant';
}

/** An instant with its zone, ISO 8601. @returns it in UTC with milliseconds: '2026-11-24T02:40:00.000Z' @throws InvalidInstant */
export function parseInstant(value: unknown): string {
  const text = typeof value === 'string' ? value : '';
  const [, day] = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?(?:Z|[+-]\d\d:\d\d)$/.exec(text) ?? [];
  if (day === undefined || Number.isNaN(Date.parse(text)))
    throw new InvalidInstant(value, 'is not an instant; write it as 2026-11-24T02:40:00Z.');
  parseIsoDate(day);
  return new Date(text).toISOString();
}

/** @throws InvalidIsoDate unless `value` is a day that exists */
export function parseIsoDate(value: unknown): IsoDate {
  const [, year, month, day] = /^(19\d\d|20\d\d|21\d\d)-(\d\d)-(\d\d)$/.exec(typeof value === 'string' ? value : '')?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined)
    throw new InvalidIsoDate(value, `is not a date; ${suggestion(value)}.`);
  if (month < 1 || month > 12) throw new InvalidIsoDate(value, `is not a date; there is no month ${month}.`);
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) throw new InvalidIsoDate(value, `is not a date; ${MONTHS[month - 1]} ${year} has ${days} days.`);
  return value as IsoDate;
}

/** @throws InvalidIsoMonth unless `value` is a month of the years 1900 to 2199 */
export function parseIsoMonth(value: unknown): IsoMonth {
  if (typeof value === 'string' && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(value)) return value as IsoMonth;
  throw new InvalidIsoMonth(value, 'is not a month; write it YYYY-MM, for example 2018-01, in the years 1900 to 2199.');
}

/** @throws InvalidDateRange when it is no object, or ends before it begins @throws InvalidIsoDate when an end is no date */
export function parseDateRange(value: unknown): DateRange {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new InvalidDateRange(value, 'is not a range of dates; give from, to, both or neither, each YYYY-MM-DD.');
  }
  const { from, to } = value as { from?: unknown; to?: unknown };
  const range = { ...(from !== undefined && { from: parseIsoDate(from) }), ...(to !== undefined && { to: parseIsoDate(to) }) };
  if (range.from && range.to && range.from > range.to) {
    throw new InvalidDateRange(`${range.from} to ${range.to}`, 'ends before it begins; exchange the two dates.');
  }
  return range;
}

/** Negative when `a` is earlier, positive when it is later. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Both ends belong to the range. */
export function isWithin(date: IsoDate, { from, to }: DateRange): boolean {
  return (!from || date >= from) && (!to || date <= to);
}

/** @throws InvalidIsoDate when the sum lies outside the years 1900 to 2199 */
export function addDays(date: IsoDate, days: number): IsoDate {
  const sum = new Date(instant(date) + days * DAY_MS);
  return parseIsoDate(Number.isNaN(sum.getTime()) ? `${date} and ${days} days` : sum.toISOString().slice(0, 10));
}

/**
 * The same day of another month, or that month's last day where it has no such day.
 * @throws InvalidIsoDate when the sum lies outside the years 1900 to 2199
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return parseIsoDate([toYear, two(toMonth), two(Math.min(day, daysInMonth(toYear, toMonth)))].join('-'));
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return Math.round((instant(b) - instant(a)) / DAY_MS);
}

/**
 * Whole months from `a` to `b`; negative when `b` is earlier. Between two dates a month that is not over does not count:
 * 31 January to 28 February 2023 is one month, to 27 February none. Where one is a month, only the months are compared.
 */
export function monthsBetween(a: IsoMonth | IsoDate, b: IsoMonth | IsoDate): number {
  if (b < a) return 0 - monthsBetween(b, a);
  const months = monthIndex(b) - monthIndex(a);
  return isDate(a) && isDate(b) && months > 0 && addMonths(a, months) > b ? months - 1 : months;
}

const DAY_MS = 86_400_000;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const two = (value: number) => String(value).padStart(2, '0');
const instant = (date: IsoDate) => Date.parse(`${date}T00:00:00Z`);
const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
const isDate = (value: IsoMonth | IsoDate): value is IsoDate => value.length === 10;
const monthIndex = (value: string) => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7));

/** Of the forms in use only those that read one way: 31/12/2011 has two orders, so no date is guessed from it. */
function suggestion(value: unknown): string {
  const given = givenText(value);
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(given)?.slice(1).reverse();
  const near = (dotted ?? given.slice(0, 10).split('-')).map((part) => part.padStart(2, '0')).join('-');
  return `write it YYYY-MM-DD, for example ${exists(near) ? near : '2011-12-31'}, in the years 1900 to 2199`;
}

function exists(day: string): boolean {
  if (!/^(19|20|21)\d\d-\d\d-\d\d$/.test(day)) return false;
  const time = Date.parse(`${day}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}
