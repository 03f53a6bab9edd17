const MONTHS = [
  ['jan', 'ian', 'gen', 'ene'],
  ['feb', 'fev', 'fév'],
  ['mar', 'mär'],
  ['apr', 'avr', 'abr'],
  ['may', 'mai', 'mag', 'mayo'],
  ['jun', 'iun', 'giu', 'juin'],
  ['jul', 'iul', 'lug', 'juil'],
  ['aug', 'aoû', 'aou', 'ago'],
  ['sep', 'set'],
  ['oct', 'okt', 'ott'],
  ['nov', 'noi'],
  ['dec', 'dez', 'dic', 'déc'],
];

/**
 * Dates as pages have them: ISO with or without time and zone, 2026-11-3, 2026/11/03, 20261103, 3.11.2026, 3 November 2026, November 3, 2026,
 * milliseconds since 1970. Of a date with time the day is the one that is written, not the one that it is elsewhere; 3/11/2026 is the third of
 * November, unless only the other order is a date. Undefined: it says no day.
 */
export function readOddDate(given: string | number): string | undefined {
  if (typeof given === 'number') return ofMilliseconds(given);
  const text = given.trim().slice(0, 60);
  const iso = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/.exec(text) ?? /^(\d{4})()(\d{2})(\d{2})(?:T|$)/.exec(text);
  if (iso) return dayOf(iso[1], iso[3], iso[4]);
  const numbers = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})(?!\d)/.exec(text);
  if (numbers) return dayOf(numbers[3], numbers[2], numbers[1]) ?? dayOf(numbers[3], numbers[1], numbers[2]);
  return /^\d{12,14}$/.test(text) ? ofMilliseconds(Number(text)) : inWords(text);
}

function inWords(text: string): string | undefined {
  const [, before, word, after, year] =
    /^(?:\p{L}+,? )?(\d{1,2})?(?:\.|st|nd|rd|th)?\s*(?:de )?(\p{L}{3,})\.?\s*(\d{1,2})?(?:st|nd|rd|th)?,?\s*(?:de )?(\d{4})/u.exec(text) ??
    [];
  const month = MONTHS.findIndex((names) => names.some((name) => word?.toLowerCase().startsWith(name)));
  return month < 0 ? undefined : dayOf(year, String(month + 1), before ?? after);
}

function ofMilliseconds(given: number): string | undefined {
  const isNear = given > Date.UTC(1990) && given < Date.UTC(2200);
  return isNear ? new Date(given).toISOString().slice(0, 10) : undefined;
}

function dayOf(year = '', month = '', day = ''): string | undefined {
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  const exists = date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day) && Number(year) >= 1900;
  return exists ? date.toISOString().slice(0, 10) : undefined;
}
