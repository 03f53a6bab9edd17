import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { AgreementForm } from '../domain/agreement-form.js';
import { canonicalJson } from '../domain/canonical.js';
import { readYaml, writeYaml } from './agreement-text.js';
import { readAgreementForm } from './read-agreement-form.js';

const REFERENCE = path.resolve('src/agreements/reference');
const files = fs.readdirSync(REFERENCE).filter((file) => file.endsWith('.json'));
const read = (file: string) => JSON.parse(fs.readFileSync(path.join(REFERENCE, file), 'utf8')) as AgreementForm;

/** Words that YAML could take for something else. */
const word = fc.oneof(
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }),
  fc.constantFrom(
    'no',
    'null',
    '~',
    '2011-12-31',
    '1e3',
    '0o17',
    '3(3)',
    '- a',
    'a: b',
    '# no comment',
    '"',
    "'",
    '|',
    '>',
    '&a',
    '*a',
    '!t',
    'a\nb',
    ' a',
    'a ',
    '0x1F',
  ),
);
const json = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    word,
    fc.boolean(),
    fc.integer(),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(word, tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

describe('the text form of an agreement', () => {
  it.each(files)('%s is the same after it was written as YAML and read', (file) => {
    expect(canonicalJson(readYaml(writeYaml(read(file))))).toBe(canonicalJson(read(file)));
  });
  it('is lossless both ways, whatever words it holds', () => {
    fc.assert(
      fc.property(json, word, (inner, title) => {
        const form = { slug: 'a', kind: 'labour', title: { en: title }, parties: [], demonstration: true, versions: [inner], events: [] };
        expect(canonicalJson(readYaml(writeYaml(form as unknown as AgreementForm)))).toBe(canonicalJson(form));
      }),
      { numRuns: 500 },
    );
  });
  it('keeps days as text, so that a date is never moved by a zone', () => {
    expect(readYaml('on: 2011-12-31')).toEqual({ on: '2011-12-31' });
    expect(parse(writeYaml(read('ro-md-education.json'))).events[0].on).toBe('1998-06-20');
  });
  it.each([
    ['a key that comes twice', 'slug: a\nslug: b', 'yaml-duplicate-key', 'Line 2'],
    ['what is no YAML', 'slug: [a', 'yaml-', 'Line 1'],
    ['a tag', 'slug: !!js/function a', 'yaml-', 'Line 1'],
  ])('refuses %s with its line', (_what, text, code, line) => {
    expect(() => readYaml(text)).toThrow();
    try {
      readYaml(text);
    } catch (error) {
      const [first] = (error as { errors: { code: string; detail: string }[] }).errors;
      expect(first?.code).toContain(code);
      expect(first?.detail).toContain(line);
    }
  });
  it('does not grow without end by aliases', () => {
    const bomb = [
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefg'.split('').map((name, at) => `${name}: &${name} [${Array(10).fill(`*${'abcdefg'[at]}`).join(', ')}]`),
    ];
    expect(() => readYaml(bomb.join('\n'))).toThrow(/does not fit/);
  });
  it('names the place that does not fit, as JSON does', () => {
    expect(() => readAgreementForm(readYaml('slug: a\nkind: treaty'))).toThrow('/kind');
  });
});
