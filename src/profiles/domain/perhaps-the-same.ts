import type { MatchKind } from './alike-names.js';
import { comparableEmail } from './contact.js';
import type { PersonalDetails } from './profile.js';

/** What is known or asked beside the name. */
export type Known = Pick<PersonalDetails, 'birthYear' | 'birthDate' | 'email' | 'phone'>;

/** What agrees; null: not asked, or not known of the person. */
export interface Agreement {
  readonly yearOfBirthAgrees: boolean | null;
  /** Null also where day and month may have been written in the other order. */
  readonly dateOfBirthAgrees: boolean | null;
  /** Of e-mail address and telephone number one is the same; false: all that both have are others. */
  readonly contactAgrees: boolean | null;
}

export function agreementOf(one: Known, other: Known): Agreement {
  const [year, otherYear] = [yearOf(one), yearOf(other)];
  return {
    yearOfBirthAgrees: year === undefined || otherYear === undefined ? null : year === otherYear,
    dateOfBirthAgrees: dateAgrees(one.birthDate, other.birthDate),
    contactAgrees: contactAgrees(one, other),
  };
}

/**
 * Is it worth to look whether they are one person? Who shares a contact may be of one family: then a date or year of birth that is another tells them
 * apart, as it does where only the names are alike. A contact and a name alike count for more than a date, which may have been misread.
 */
export function arePerhapsTheSame({
  match,
  yearOfBirthAgrees,
  dateOfBirthAgrees,
  contactAgrees,
}: Agreement & { readonly match: MatchKind }): boolean {
  if (contactAgrees && match !== 'by-contact') return true;
  return yearOfBirthAgrees !== false && dateOfBirthAgrees !== false;
}

function yearOf({ birthDate, birthYear }: Known): number | undefined {
  return birthDate ? Number(birthDate.slice(0, 4)) : birthYear;
}

function dateAgrees(one: string | undefined, other: string | undefined): boolean | null {
  if (!one || !other) return null;
  if (one === other) return true;
  const [year, month, day] = one.split('-');
  return other === `${year}-${day}-${month}` ? null : false;
}

function contactAgrees(one: Known, other: Known): boolean | null {
  const email = one.email && other.email ? comparableEmail(one.email) === comparableEmail(other.email) : null;
  const phone = one.phone && other.phone ? one.phone === other.phone : null;
  return email || phone || (email ?? phone);
}
