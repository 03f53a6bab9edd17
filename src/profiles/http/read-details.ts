import { today } from '../../platform/clock.js';
import { parseMailAddress } from '../../platform/mail/mail-address.js';
import { ValidationFailed } from '../../platform/problem-details/errors.js';
import { parsePhoneNumber } from '../domain/contact.js';
import type { PersonalDetails } from '../domain/profile.js';
import type { DetailsDto } from './profile.dto.js';

/** The year is that of the date; contacts are kept as they are called and written to. @throws ValidationFailed where year and date disagree, or the date is still to come */
export function readDetails({ birthDate, birthYear, email, phone, ...rest }: DetailsDto): Omit<PersonalDetails, 'profileId'> {
  const year = birthDate ? Number(birthDate.slice(0, 4)) : birthYear;
  if (birthDate && birthDate > today()) throw wrong('birthDate', 'date-to-come', 'This day is still to come. Give the day of birth.');
  if (birthYear !== undefined && birthYear !== year)
    throw wrong('birthYear', 'disagrees-with-date', 'It is not the year of birthDate. Leave it out: the date says it.');
  return {
    ...rest,
    ...(year !== undefined && { birthYear: year }),
    ...(birthDate && { birthDate }),
    ...(email && { email: parseMailAddress(email) }),
    ...(phone && { phone: parsePhoneNumber(phone) }),
  };
}

function wrong(field: string, code: string, detail: string): ValidationFailed {
  return new ValidationFailed([{ pointer: `/details/${field}`, code, detail }]);
}
