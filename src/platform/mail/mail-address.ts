declare const CHECKED: unique symbol;
/** As SMTP takes it in an envelope: one address, without a name. */
export type MailAddress = string & { readonly [CHECKED]: true };

const MOST = 254;
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/;

export class InvalidMailAddress extends Error {
  readonly code = 'invalid-mail-address';
  constructor() {
    super('This is no e-mail address. Write one alone, such as ana@example.md.');
  }
}

/** What is given is in no error: it may be somebody's. Source: HTML, valid e-mail address; RFC 5321, 4.5.3.1. @throws InvalidMailAddress */
export function parseMailAddress(value: unknown): MailAddress {
  const given = typeof value === 'string' ? value.trim() : '';
  if (given.length <= MOST && ADDRESS.test(given)) return given as MailAddress;
  throw new InvalidMailAddress();
}
