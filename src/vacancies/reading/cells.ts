import type { FeedField, FeedMapping } from '../domain/feed-mapping.js';
import type { Draft } from './feed-row.js';
import { readOddDate } from './text/odd-date.js';

const LISTS: readonly FeedField[] = ['essentialSkills', 'optionalSkills'];
const NUMBERS: readonly FeedField[] = ['latitude', 'longitude', 'hoursPerWeek', 'openings', 'iscedLevel', 'payMin', 'payMax'];
const SWITCHES: readonly FeedField[] = ['recognitionRequired', 'regulated', 'remote'];
const DATES: readonly FeedField[] = ['startsOn', 'expiresOn'];
const YES = /^(yes|y|true|1|da|oui|si|sì|ja|tak|да|так)$/i;
const NO = /^(no|n|false|0|nu|non|nein|nie|нет|ні)$/i;

/** What a cell of this field says; what cannot be read stays as it is written, and is refused by the rules of the form. */
export function cellOf(field: FeedField, cell: string): unknown {
  if (LISTS.includes(field)) return cell.split(/[|\s]+/).filter(Boolean);
  if (NUMBERS.includes(field)) return numberOf(cell);
  if (SWITCHES.includes(field)) return YES.test(cell) ? true : NO.test(cell) ? false : cell;
  if (DATES.includes(field)) return readOddDate(cell) ?? cell;
  return field === 'languages' ? languagesOf(cell) : cell;
}

/** Words of the feed in ours, where its mapping says what they mean; in any case of letters. */
export function translated(field: FeedField, cell: string, mapping: FeedMapping | undefined): string {
  const words = mapping?.values[field];
  if (!words) return cell;
  const found = Object.keys(words).find((word) => word.toLowerCase() === cell.trim().toLowerCase());
  return found === undefined ? cell : (words[found] as string);
}

/** Fields under their names as a form has them: a point, and pay, are one thing. */
export function formOf({ latitude, longitude, payMin, payMax, payCurrency, payPer, occupationCode, ...fields }: Draft): Draft {
  const hasPlace = latitude !== undefined || longitude !== undefined;
  const hasPay = payMin !== undefined || payMax !== undefined;
  return {
    ...fields,
    ...(hasPlace && { place: { latitude, longitude } }),
    ...(hasPay && {
      pay: {
        ...(payMin !== undefined && { min: payMin }),
        ...(payMax !== undefined && { max: payMax }),
        currency: payCurrency,
        per: payPer,
      },
    }),
    ...(occupationCode !== undefined && { occupationCodes: [String(occupationCode)] }),
  };
}

function numberOf(cell: string): number | string {
  const number = Number(cell.replace(/\s/g, '').replace(',', '.'));
  return Number.isNaN(number) ? cell : number;
}

function languagesOf(cell: string) {
  return cell.split(/[|;,]+/).map((one) => ({ language: one.trim().split(/\s+/)[0], level: one.trim().split(/\s+/)[1] }));
}
