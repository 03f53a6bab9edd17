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

/** @throws InvalidIsoDate unless `value` is a day that exists */
export function parseIsoDate(value: unknown): IsoDate {
  const [, year, month, day] = /^(19\d\d|20\d\d|21\d\d)-(\d\d)-(\d\d)$/.exec(typeof value === 'string' ? value : '')?.map(Number) ?? [];
  if (year === undefined || month === undefined || day === undefined) {
    throw new InvalidIsoDate(value, 'is not a date; write it YYYY-MM-DD, for example 2011-12-31, in the years 1900 to 2199.');
  }
  if (month < 1 || month > 12) throw new InvalidIsoDate(value, `is not a date; there is no month ${month}.`);
  const days = daysInMonth(year, month);
  if (day < 1 || day > days) throw new InvalidIsoDate(value, `is not a date; ${MONTHS[month - 1]} ${year} has ${days} days.`);
  return value as IsoDate;
}

/** @throws InvalidIsoMonth */
export function parseIsoMonth(value: unknown): IsoMonth {
  if (typeof value === 'string' && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(value)) return value as IsoMonth;
  throw new InvalidIsoMonth(value, 'is not a month; write it YYYY-MM, for example 2018-01.');
}

/** @throws InvalidDateRange when it ends before it begins */
export function parseDateRange(value: { from?: unknown; to?: unknown }): DateRange {
  const from = value.from === undefined ? undefined : parseIsoDate(value.from);
  const to = value.to === undefined ? undefined : parseIsoDate(value.to);
  if (from && to && from > to) throw new InvalidDateRange(`${from} to ${to}`, 'ends before it begins; exchange the two dates.');
  return { ...(from && { from }), ...(to && { to }) };
}

/** Negative: `a` is earlier. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isWithin(date: IsoDate, { from, to }: DateRange): boolean {
  return (!from || date >= from) && (!to || date <= to);
}

export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(instant(date) + days * DAY_MS).toISOString().slice(0, 10) as IsoDate;
}

/** The same day of a later month, or that month's last day where it has no such day. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(index / 12), (index % 12) + 1];
  return [String(toYear).padStart(4, '0'), two(toMonth), two(Math.min(day, daysInMonth(toYear, toMonth)))].join('-') as IsoDate;
}

/** Days from `a` to `b`; negative when `b` is earlier. */
export function daysBetween(a: IsoDate, b: IsoDate): number {
  return Math.round((instant(b) - instant(a)) / DAY_MS);
}

/** Whole months from `a` to `b`. */
export function monthsBetween(a: IsoMonth | IsoDate, b: IsoMonth | IsoDate): number {
  const index = (value: string) => Number(value.slice(0, 4)) * 12 + Number(value.slice(5, 7));
  return index(b) - index(a);
}

const DAY_MS = 86_400_000;
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const two = (value: number) => String(value).padStart(2, '0');
const instant = (date: IsoDate) => Date.parse(`${date}T00:00:00Z`);
const daysInMonth = (year: number, month: number) => new Date(Date.UTC(year, month, 0)).getUTCDate();
