import { coreSet } from '../../../test/fixtures/coding-taxonomy.js';
import { SkillLinker } from './skill-linker.js';

const linker = new SkillLinker(coreSet);

describe('linking words to a skill', () => {
  it('puts the skill first whose label is likest, in whatever form and order', () => {
    expect(linker.link('installing of cables', 2)[0]).toBe('s:cable');
    expect(linker.link('Chemistry teaching', 2)[0]).toBe('s:chemistry');
  });
  it('forgives spelling', () => {
    expect(linker.link('aritmetic', 1)).toEqual(['s:arithmetic']);
  });
  it('among skills that are equally like prefers the one that more occupations ask for', () => {
    const label = (uri: string) => ({ uri, language: 'en', kind: 'preferred' as const, text: `${uri.slice(2)} crops` });
    const skillLabels = [label('s:sow'), label('s:mow')];
    const occupations = [{ uri: 'o:1', isco: '6111', essential: ['s:mow'], optional: [] }];
    expect(new SkillLinker({ ...coreSet, occupations, skillLabels }).link('crops', 2)).toEqual(['s:mow', 's:sow']);
  });
});
