import { listOf, objectOf, textOf } from '../json.js';

/** Full and part time say nothing of how long somebody is employed, and so are no contract. Source: schema.org/employmentType, Google's list. */
const CONTRACTS: Readonly<Record<string, string>> = {
  PERMANENT: 'permanent',
  REGULAR: 'permanent',
  CONTRACTOR: 'self-employed',
  FREELANCE: 'self-employed',
  TEMPORARY: 'fixed-term',
  TEMP: 'fixed-term',
  FIXED_TERM: 'fixed-term',
  PER_DIEM: 'fixed-term',
  SEASONAL: 'seasonal',
};

export function contractOf(value: unknown): string | undefined {
  const kinds = listOf(value).flatMap((one) => (textOf(one) ?? '').split(/[,;|]/));
  return kinds.map((kind) => CONTRACTS[nameOf(kind)]).find(Boolean);
}

/** "FullTime", "https://schema.org/FULL_TIME" and "full-time" are one. */
function nameOf(kind: string): string {
  return (kind.split('/').at(-1) ?? '')
    .trim()
    .replace(/([a-z])([A-Z])/g, '$1_$2')
    .toUpperCase()
    .replace(/[ -]+/g, '_');
}

/** Hours a week, where a number of them is written; "9:00-17:00" is the time of a day. */
export function hoursOf(value: unknown): number | undefined {
  const [one] = listOf(value);
  const written = textOf(one) ?? textOf(objectOf(one).value) ?? '';
  if (/\d:\d\d|\d\s?(?:am|pm)\b/i.test(written)) return undefined;
  const hours = Number(/(\d{1,3}(?:[.,]\d{1,2})?)/.exec(written)?.[1]?.replace(',', '.'));
  return hours >= 1 && hours <= 100 ? hours : undefined;
}
