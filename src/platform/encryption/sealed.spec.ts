import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { DataKey } from './data-key.js';
import { KeyRing, parseKeys, withNewKey, writeKeys } from './key-ring.js';
import { decrypt, encrypt } from './sealed.js';

const KEY = randomBytes(32);
const bytes = fc.uint8Array({ maxLength: 200 }).map((some) => Buffer.from(some));

describe('a sealed value', () => {
  it('opens to what was sealed, and never twice to the same ciphertext', () => {
    fc.assert(
      fc.property(bytes, fc.string(), (plain, context) => {
        const [one, other] = [encrypt(KEY, plain, context), encrypt(KEY, plain, context)];
        expect(decrypt(KEY, one, context)).toEqual(plain);
        expect(one.equals(other)).toBe(false);
      }),
    );
  });

  it('does not open after any change of any byte', () => {
    fc.assert(
      fc.property(bytes, fc.nat(), fc.integer({ min: 1, max: 255 }), (plain, at, flip) => {
        const sealed = encrypt(KEY, plain, 'here');
        const place = at % sealed.length;
        sealed[place] = (sealed[place] as number) ^ flip;
        expect(() => decrypt(KEY, sealed, 'here')).toThrow('does not open');
      }),
    );
  });

  it('does not open in another row, another table, or for another person', () => {
    const [ana, ion] = [new DataKey(KEY), new DataKey(randomBytes(32))];
    const cell = { table: 'profiles.evidence', row: '1' };
    const sealed = ana.seal(cell, { description: 'INPS extract' });
    expect(ana.open(cell, sealed)).toEqual({ description: 'INPS extract' });
    for (const elsewhere of [
      { ...cell, row: '2' },
      { ...cell, table: 'profiles.consent' },
    ])
      expect(() => ana.open(elsewhere, sealed)).toThrow('moved from elsewhere');
    expect(() => ion.open(cell, sealed)).toThrow('another key');
    expect(() => ana.open(cell, sealed.subarray(0, 12))).toThrow('does not open');
  });
});

describe('a ring of key-encryption keys', () => {
  it('wraps with its first key, and opens what any of its keys has wrapped, for that person only', async () => {
    const old = withNewKey(new Map(), '2025');
    const wrapped = await new KeyRing({ text: writeKeys(old) }).wrap(KEY, 'ana');
    const ring = new KeyRing({ text: writeKeys(withNewKey(old, '2026')) });
    expect([wrapped.kek, await ring.current()]).toEqual(['2025', '2026']);
    expect(await ring.unwrap(wrapped, 'ana')).toEqual(KEY);
    await expect(ring.unwrap(wrapped, 'ion')).rejects.toThrow('does not open');
    await expect(ring.unwrap({ ...wrapped, kek: '2026' }, 'ana')).rejects.toThrow('does not open');
    await expect(ring.unwrap({ ...wrapped, kek: '2020' }, 'ana')).rejects.toThrow('"2020" is not on the ring');
  });

  it('is refused when a key is short, named twice or missing', () => {
    const key = randomBytes(32).toString('base64');
    for (const text of ['', 'a:short', `a:${key},a:${key}`, key]) expect(() => parseKeys(text)).toThrow(/32 bytes|no key/);
    expect([...parseKeys(` a:${key},\nb:${key}`).keys()]).toEqual(['a', 'b']);
  });
});
