import iconv from 'iconv-lite';

/** Encodings of one byte a letter in which offices still save their tables. */
const CANDIDATES = ['windows-1250', 'windows-1251', 'windows-1252', 'windows-1256', 'iso-8859-2'];
const AROUND = 12;

/** How the first word that is not ASCII would read in each: no bytes tell these encodings apart, but a person does. */
export function readingsOf(bytes: Buffer): string {
  const at = bytes.findIndex((byte) => byte >= 0x80);
  if (at < 0) return '';
  const word = wordAround(bytes, at);
  const readings = CANDIDATES.map((name) => [iconv.decode(word, name), name] as const).filter(([text]) => /^[\p{L}\p{M}]+$/u.test(text));
  return readings.length ? `Its first such word reads ${readings.map(([text, name]) => `"${text}" in ${name}`).join(', ')}. ` : '';
}

function wordAround(bytes: Buffer, at: number): Buffer {
  const isOfWord = (byte = 0) => byte >= 0x80 || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
  let [from, to] = [at, at];
  while (from > at - AROUND && isOfWord(bytes[from - 1])) from--;
  while (to < at + AROUND && isOfWord(bytes[to])) to++;
  return bytes.subarray(from, to);
}
