/** Letters and digits that are not taken for one another. Source: Crockford, Base 32. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LETTERS = 12;

/** To write down, in groups of four: five bits a letter, 60 in twelve. @param secret random, or a keyed hash, of at least `count` bytes */
export function readableCode(secret: Buffer, count = LETTERS): string {
  const letters = [...secret.subarray(0, count)].map((byte) => ALPHABET[byte % ALPHABET.length]).join('');
  return letters.replace(/(.{4})(?=.)/g, '$1-');
}

/** Its letters as they were meant: O is 0, I and L are 1, and what stands between does not count. Undefined: no such code. */
export function lettersOfCode(typed: unknown, count = LETTERS): string | undefined {
  if (typeof typed !== 'string' || typed.length > 100) return undefined;
  const letters = typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');
  return letters.length === count ? letters : undefined;
}
