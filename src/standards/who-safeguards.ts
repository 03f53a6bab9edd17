import type { CountryCode } from './country.js';
import type { IsoDate } from './date.js';

/** One edition of the WHO health workforce support and safeguards list, from the day of its publication. */
interface SafeguardsList {
  readonly from: IsoDate;
  readonly countries: ReadonlySet<CountryCode>;
}

/**
 * Source: WHO health workforce support and safeguards list 2023 (55 countries). Written from knowledge and counted by region (37, 8, 6, 3, 1), not
 * compared with the publication. The list of 2020 (47) is not kept: before 2023 this table knows nothing.
 */
const LISTS: readonly SafeguardsList[] = [
  {
    from: '2023-03-08' as IsoDate,
    countries: new Set(
      (
        'AF AO BD BJ BF BI CM CF TD KM CG CI CD DJ GQ ER ET GA GM GH GN GW HT KI LA LS LR MG MW ML MR FM MZ NP NE NG PK PG RW WS SN SL SB SO SS SD TG ' +
        'TV UG TZ VU YE ZM ZW TL'
      ).split(' ') as CountryCode[],
    ),
  },
];

/** Undefined: before the first list that is kept. */
export function isOnSafeguardsList(country: CountryCode, on: IsoDate): boolean | undefined {
  return LISTS.findLast(({ from }) => from <= on)?.countries.has(country);
}

/** How many countries the list in force on a day has. */
export function sizeOfSafeguardsList(on: IsoDate): number {
  return LISTS.findLast(({ from }) => from <= on)?.countries.size ?? 0;
}
