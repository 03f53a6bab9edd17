import { parseMailAddress } from '../../platform/mail/mail-address.js';
import { comparableName, type PersonalDetails, parsePhoneNumber } from '../../profiles/index.js';

const LONGEST_NAME = 200;

export type Contacts = Pick<PersonalDetails, 'displayName' | 'email' | 'phone'>;
type Field = keyof Contacts;
export type SentContacts = Readonly<Partial<Record<Field | 'revision', string>>>;

/** Held to the same rules as `details` of the API. @returns every field that is wrong, or what was read */
export function readContacts(sent: SentContacts): Contacts | readonly Field[] {
  const [displayName, email, phone] = (['displayName', 'email', 'phone'] as const).map((field) => textOf(sent[field]));
  const isWrong: Record<Field, boolean> = {
    displayName: !displayName || displayName.length > LONGEST_NAME || !comparableName(displayName),
    email: email !== undefined && !holds(() => parseMailAddress(email)),
    phone: phone !== undefined && !holds(() => parsePhoneNumber(phone)),
  };
  const wrong = (Object.keys(isWrong) as Field[]).filter((field) => isWrong[field]);
  if (wrong.length || !displayName) return wrong;
  return { displayName, ...(email && { email: parseMailAddress(email) }), ...(phone && { phone: parsePhoneNumber(phone) }) };
}

function textOf(given: unknown): string | undefined {
  return (typeof given === 'string' && given.trim()) || undefined;
}

function holds(parse: () => unknown): boolean {
  try {
    parse();
    return true;
  } catch {
    return false;
  }
}
