import { type CountryCode, type DateRange, type IsoDate, isWithin } from '../../standards/index.js';
import { type Agency, employerFold } from '../../vacancies/index.js';

/** Leave of a state for an agency to recruit, from a day and until one; an end that is not known is open. */
export interface AgencyLicence extends DateRange {
  readonly id: string;
  readonly country: CountryCode;
  readonly agency: string;
  readonly number: string;
  /** Who granted it. */
  readonly authority: string;
  readonly from: IsoDate;
  /** Where it was read. */
  readonly source: string;
  readonly verified: boolean;
}

/** Whether one of the licences of a country lets the agency recruit on a day: the same name without its legal form, and the number where the vacancy gives one. */
export function isLicensed(agency: Agency, country: CountryCode, licences: readonly AgencyLicence[], on: IsoDate): boolean {
  return licences.some(
    (one) =>
      one.country === country &&
      employerFold(one.agency) === employerFold(agency.name) &&
      (agency.licence === undefined || agency.licence === one.number) &&
      isWithin(on, one),
  );
}
