import { parseMailAddress } from '../../platform/mail/mail-address.js';
import { parseIsoDate } from '../../standards/index.js';
import type { AskedPerson } from '../application/search-people.js';
import { comparableName } from '../domain/comparable-name.js';
import { parsePhoneNumber } from '../domain/contact.js';
import { type SentForm, textOf } from './read-registration.js';

const LONGEST_NAME = 200;

/** A name, or a contact instead; with the year or the date of birth where it is known. `wrong`: fields that cannot be read; `given`: as they were typed. */
export function readSearched(form: SentForm) {
  const [name = '', year, contact] = [textOf(form, 'name'), textOf(form, 'year'), textOf(form, 'contact')];
  const [born, reached] = [year ? readBorn(year) : {}, contact ? readContact(contact) : {}];
  const isNamed = comparableName(name) !== undefined && name.length <= LONGEST_NAME;
  const wrong = [...(isNamed || (!name && contact) ? [] : ['name']), ...(born ? [] : ['year']), ...(reached ? [] : ['contact'])];
  const asked: AskedPerson = { ...(name && { name }), ...born, ...reached };
  return { asked, wrong, given: { name, year, contact } };
}

function readBorn(given: string): Pick<AskedPerson, 'birthYear' | 'birthDate'> | undefined {
  if (/^(19|2[01])\d\d$/.test(given)) return { birthYear: Number(given) };
  const birthDate = parsed(parseIsoDate, given);
  return birthDate && { birthDate };
}

function readContact(given: string): Pick<AskedPerson, 'email' | 'phone'> | undefined {
  if (!given.includes('@')) {
    const phone = parsed(parsePhoneNumber, given);
    return phone && { phone };
  }
  const email = parsed(parseMailAddress, given);
  return email && { email };
}

function parsed<T>(parse: (given: string) => T, given: string): T | undefined {
  try {
    return parse(given);
  } catch {
    return undefined;
  }
}
