import fc from 'fast-check';
import { coreSet } from '../../../test/fixtures/coding-taxonomy.js';
import { SkillReader } from './skill-reader.js';
import { atOnce } from './work.js';

const reader = atOnce(SkillReader.building(coreSet.skillLabels));
const demandOf = (text: string) => reader.read(text).map(({ uri, demand }) => [uri, demand]);

describe('reading skills in a text', () => {
  it('names the skill with the very words, in whatever form they stand', () => {
    const text = 'You will be installing new cables.';
    const [found] = reader.read(text);
    expect(found).toMatchObject({ uri: 's:cable', words: 'installing new cables', demand: 'required' });
    expect(text.slice(found?.begin, found?.end)).toBe(found?.words);
  });
  it.each([
    ['Experience in steel welding is an advantage.', 'desirable'],
    ['No experience in steel welding needed.', 'negated'],
    ['Steel welding is not required.', 'negated'],
    ['Steel welding souhaité', 'desirable'],
    ['Nu este necesară experiență în steel welding', 'negated'],
    ['Se valorará steel welding', 'desirable'],
    ['Non è richiesta esperienza di steel welding', 'negated'],
    ['You must master steel welding.', 'required'],
  ])('tells how it is asked for: %s', (text, demand) => {
    expect(demandOf(text)).toEqual([['s:weld', demand]]);
  });
  it('lets a cue govern its own clause only', () => {
    expect(demandOf('Steel welding is required. Cable installation is a plus.')).toEqual([
      ['s:weld', 'required'],
      ['s:cable', 'desirable'],
    ]);
  });
  it.each([
    ['Ability to do sums, etc. in engineering.', []],
    ['Knowledge of ETCS.', ['s:etcs']],
    ['You use Any.DO for tasks.', ['s:anydo']],
    ['E & I engineering in our plant.', ['s:ei']],
    ['Our processes are simple.', []],
  ])('takes names as they are written, and no common word for a skill: %s', (text, uris) => {
    const label = (uri: string, text: string, kind: 'preferred' | 'alternative') => ({ uri, text, kind, language: 'en' });
    const names = atOnce(
      SkillReader.building([
        label('s:etcs', 'European train control systems', 'preferred'),
        label('s:etcs', 'ETCS', 'alternative'),
        label('s:anydo', 'Any.DO', 'preferred'),
        label('s:ei', 'E & I engineering', 'preferred'),
        label('s:process', 'manage production', 'preferred'),
        label('s:process', 'processes', 'alternative'),
      ]),
    );
    expect(names.read(text).map(({ uri }) => uri)).toEqual(uris);
  });
  it('reads any text without failing, and quotes it truly', () => {
    const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('weld steel', 'drive vehicles', '. ', 'ﬃ', 'İ'));
    const texts = fc.array(words).map((parts) => parts.join(' '));
    fc.assert(
      fc.property(texts, (text) => reader.read(text).every((found) => text.slice(found.begin, found.end) === found.words)),
      { seed: 7, numRuns: 300 },
    );
  });
});
