import type { CountryCode } from './country.js';
import { type IsoDate, parseIsoDate } from './date.js';

/** The zone of the capital, by which a country counts its days. Source: IANA time zone database; a country that is not here counts in UTC. */
const ZONES: Readonly<Record<string, string>> = {
  ...{ AL: 'Europe/Tirane', AM: 'Asia/Yerevan', AR: 'America/Argentina/Buenos_Aires', AT: 'Europe/Vienna', AU: 'Australia/Sydney' },
  ...{ AZ: 'Asia/Baku', BA: 'Europe/Sarajevo', BD: 'Asia/Dhaka', BE: 'Europe/Brussels', BG: 'Europe/Sofia', BR: 'America/Sao_Paulo' },
  ...{ BY: 'Europe/Minsk', CA: 'America/Toronto', CH: 'Europe/Zurich', CL: 'America/Santiago', CO: 'America/Bogota', CY: 'Asia/Nicosia' },
  ...{ CZ: 'Europe/Prague', DE: 'Europe/Berlin', DK: 'Europe/Copenhagen', EE: 'Europe/Tallinn', EG: 'Africa/Cairo', ES: 'Europe/Madrid' },
  ...{ FI: 'Europe/Helsinki', FR: 'Europe/Paris', GB: 'Europe/London', GE: 'Asia/Tbilisi', GR: 'Europe/Athens', HR: 'Europe/Zagreb' },
  ...{ HU: 'Europe/Budapest', ID: 'Asia/Jakarta', IE: 'Europe/Dublin', IL: 'Asia/Jerusalem', IN: 'Asia/Kolkata', IT: 'Europe/Rome' },
  ...{ JO: 'Asia/Amman', JP: 'Asia/Tokyo', KE: 'Africa/Nairobi', KW: 'Asia/Kuwait', LB: 'Asia/Beirut', LK: 'Asia/Colombo' },
  ...{
    LT: 'Europe/Vilnius',
    LU: 'Europe/Luxembourg',
    LV: 'Europe/Riga',
    MA: 'Africa/Casablanca',
    MD: 'Europe/Chisinau',
    ME: 'Europe/Podgorica',
  },
  ...{ MK: 'Europe/Skopje', MT: 'Europe/Malta', MX: 'America/Mexico_City', NG: 'Africa/Lagos', NL: 'Europe/Amsterdam', NO: 'Europe/Oslo' },
  ...{ NP: 'Asia/Kathmandu', NZ: 'Pacific/Auckland', PE: 'America/Lima', PH: 'Asia/Manila', PK: 'Asia/Karachi', PL: 'Europe/Warsaw' },
  ...{
    PT: 'Europe/Lisbon',
    RO: 'Europe/Bucharest',
    RS: 'Europe/Belgrade',
    RU: 'Europe/Moscow',
    SE: 'Europe/Stockholm',
    SI: 'Europe/Ljubljana',
  },
  ...{
    SK: 'Europe/Bratislava',
    TN: 'Africa/Tunis',
    TR: 'Europe/Istanbul',
    UA: 'Europe/Kyiv',
    US: 'America/New_York',
    ZA: 'Africa/Johannesburg',
  },
};

/** The calendar day that it is at an instant in the capital of a country: a limit of the 30th ends when the 30th ends there. */
export function legalDay(country: CountryCode, at: Date): IsoDate {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone: ZONES[country] ?? 'UTC', year: 'numeric', month: '2-digit', day: '2-digit' });
  return parseIsoDate(parts.format(at));
}
