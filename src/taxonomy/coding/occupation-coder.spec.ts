import fc from 'fast-check';
import { coreSet } from '../../../test/fixtures/coding-taxonomy.js';
import { OccupationCoder } from './occupation-coder.js';
import { atOnce } from './work.js';

const coder = atOnce(OccupationCoder.building(coreSet));
const first = (title: string, text = '') => coder.code(title, text, 3)[0];

describe('reading a job title', () => {
  it('finds the occupation whose preferred label it is, whatever surrounds it', () => {
    expect(first('URGENT: Senior Electricians (m/f)')).toMatchObject({ uri: 'o:electrician', isco: '7411', words: ['electricians'] });
  });
  it('says by which label and words it was found, and how sure that is', () => {
    expect(first('wireman')).toMatchObject({ uri: 'o:electrician', label: { text: 'wireman', kind: 'alternative' }, confidence: 1 });
    expect(first('electrician for ships')?.confidence).toBeLessThan(1);
  });
  it('spells out what employers shorten', () => {
    expect(first('HR Officer')?.uri).toBe('o:hr');
  });
  it('lets the text decide where the title leaves it open', () => {
    expect(first('teacher', 'You will teach pupils arithmetic in a primary school.')?.uri).toBe('o:primary');
    expect(first('teacher', 'You will teach students chemistry in laboratories.')?.uri).toBe('o:chemistry');
  });
  it('prefers the general occupation to those below it where the title is as like to both', () => {
    const label = (uri: string, text: string) => ({ uri, language: 'en', kind: 'preferred' as const, text });
    const occupation = (uri: string, code: string) => ({ uri, code, isco: '2330', essential: [], optional: [] });
    const teachers = {
      ...coreSet,
      occupations: [occupation('o:art', '2330.1.1'), occupation('o:any', '2330.1'), occupation('o:music', '2330.2')],
      occupationLabels: [
        label('o:art', 'art school teacher'),
        label('o:any', 'secondary school teacher'),
        label('o:music', 'choir school teacher'),
      ],
    };
    expect(atOnce(OccupationCoder.building(teachers)).code('school teacher', '', 3)[0]?.uri).toBe('o:any');
  });
  it('reads what an occupation is about', () => {
    const [electrician, ...others] = coreSet.occupations as [(typeof coreSet.occupations)[number]];
    const described = { ...coreSet, occupations: [{ ...electrician, about: 'They repair lamps and sockets.' }, ...others] };
    expect(atOnce(OccupationCoder.building(described)).code('', 'lamps and sockets', 1)[0]?.uri).toBe('o:electrician');
    expect(coder.code('', 'lamps and sockets', 1)).toEqual([]);
  });
  it('takes the likeliest where the title is its preferred name, and another name of it where the text does not find other work', () => {
    const unclear = (title: string, text = '') => coder.code(title, text, 2).map((one) => one.unclear);
    const ofPupils = 'You will teach pupils arithmetic in a primary school.';
    expect(unclear('primary school teacher', 'You recruit employees.')[0]).toBe(undefined);
    expect([unclear('wireman')[0], unclear('wireman', 'Cable installation.')[0]]).toEqual([undefined, undefined]);
    expect(unclear('teacher of pupils', ofPupils)).toEqual([undefined, 'not-the-likeliest']);
    expect(unclear('electrician for ships')[0]).toBe('no-name');
  });
  it('does not take another name of the likeliest, where the text alone is likest to other work', () => {
    const text = 'You recruit employees. You teach chemistry. You teach arithmetic to pupils in a primary school.';
    const [first] = coder.code('wireman', text, 1);
    expect(first).toMatchObject({ uri: 'o:electrician', unclear: 'other-text' });
  });
  it('ranks an exact preferred label first, whatever the text says', () => {
    const text = fc.constantFrom(
      '',
      ...coreSet.skillLabels.map((label) => label.text),
      ...coreSet.occupationLabels.map((label) => label.text),
    );
    const preferred = fc.constantFrom(...coreSet.occupationLabels.filter(({ kind }) => kind === 'preferred'));
    fc.assert(
      fc.property(preferred, text, (label, words) => first(label.text, words)?.uri === label.uri),
      { seed: 7, numRuns: 200 },
    );
  });
  it('answers any text with confidences from 0 to 1, at most as many as asked', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (title, text) => {
        const found = coder.code(title, text, 3);
        return found.length <= 3 && found.every(({ confidence }) => confidence >= 0 && confidence <= 1);
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
