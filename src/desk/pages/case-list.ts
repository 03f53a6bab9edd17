import { PURPOSES } from '../../agreements/index.js';
import { countriesWithin, type Principal } from '../../identity/index.js';
import { InvalidCursor } from '../../platform/paging/page.js';
import { InvalidParameter } from '../../platform/problem-details/errors.js';
import type { Table } from '../../platform/tables/table.js';
import { readParameter } from '../../platform/validation/read-parameter.js';
import type { AfterCase, CaseSummary, NearLimit } from '../../recognition/index.js';
import { addDays, type CountryCode, countryName, type IsoDate, parseCountry, parseIsoDate } from '../../standards/index.js';
import { NEAR_DAYS } from '../application/todays-work.js';
import { idOfCursor } from './read-query.js';

/** Days within which the limit comes; -1: it has passed. */
export const WITHIN_DAYS = [-1, 7, 14, NEAR_DAYS] as const;

type Query = Readonly<Record<string, string | undefined>>;
type CaseRow = Pick<CaseSummary, 'id' | 'country' | 'origin' | 'purpose' | 'lodgedOn' | 'decideBy'>;

/** What the address asks for, within the countries of whoever asks. @throws InvalidParameter */
export function readNearLimit(principal: Principal, query: Query, on: IsoDate): NearLimit {
  const [country, origin] = [readParameter(query, 'country', parseCountry), readParameter(query, 'origin', parseCountry)];
  const purpose = query.purpose ? oneOf('purpose', PURPOSES, query.purpose) : undefined;
  const days = query.within ? Number(oneOf('within', WITHIN_DAYS.map(String), query.within)) : NEAR_DAYS;
  const countries = (countriesWithin(principal, 'cases:list') ?? []).filter((one) => !country || one === country);
  return { countries, until: addDays(on, days), ...(purpose && { purpose }), ...(origin && { origin }) };
}

function oneOf<T extends string>(name: string, allowed: readonly T[], given: string): T {
  const found = allowed.find((one) => one === given);
  if (found === undefined) throw new InvalidParameter(name, `It must be one of ${allowed.join(', ')}.`);
  return found;
}

export function keyOfCase({ decideBy, id }: Pick<CaseSummary, 'decideBy' | 'id'>): string {
  return `${decideBy} ${id}`;
}

/** @throws InvalidCursor */
export function afterCase(key: string | undefined): AfterCase | undefined {
  if (key === undefined) return undefined;
  const [day = '', given] = key.split(' ');
  const id = idOfCursor(given);
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !id) throw new InvalidCursor();
  return { decideBy: parseIsoDate(day), id };
}

/** The same columns on the page and in the file. */
export function caseTable(text: (key: string) => string, language: string, on: IsoDate): Table<CaseRow> {
  const heading = (column: string) => text(`desk.cases.${column}`);
  const named = (code: CountryCode | null) => (code ? countryName(code, language) : '');
  return {
    name: 'cases',
    columns: [
      { heading: heading('by'), cell: ({ decideBy }) => decideBy },
      { heading: heading('state'), cell: ({ decideBy }) => text(`desk.cases.${decideBy && decideBy < on ? 'isLate' : 'inTime'}`) },
      { heading: heading('for'), cell: ({ purpose }) => text(`purpose.${purpose}`) },
      { heading: heading('from'), cell: ({ origin }) => named(origin) },
      { heading: heading('lodged'), cell: ({ lodgedOn }) => lodgedOn },
      { heading: heading('where'), cell: ({ country }) => named(country) },
      { heading: heading('reference'), cell: ({ id }) => id },
    ],
  };
}
