/** A number that can be called from anywhere, `+` and digits only. Source: ITU-T E.164. */
declare const CALLED: unique symbol;
export type PhoneNumber = string & { readonly [CALLED]: true };

export class InvalidPhoneNumber extends Error {
  readonly code = 'invalid-phone-number';
  constructor() {
    super('Write the number with + and the code of the country first, such as +373 60 123 456.');
  }
}

/** Spaces, points, hyphens and brackets do not count, and 00 stands for +. What is given is in no error: it may be somebody's. @throws InvalidPhoneNumber */
export function parsePhoneNumber(value: unknown): PhoneNumber {
  const given = typeof value === 'string' ? value.trim() : '';
  const digits = given.replace(/[\s().\-‐‑–\u00a0]/g, '').replace(/^00/, '+');
  if (given.length <= 40 && /^\+[1-9]\d{6,14}$/.test(digits)) return digits as PhoneNumber;
  throw new InvalidPhoneNumber();
}

/** How an address is compared. The part before the @ may tell letters apart (RFC 5321), and in practice does not. */
export function comparableEmail(address: string): string {
  return address.trim().toLowerCase();
}
